/**
 * The DEPOSIT class: what arrives while the container is locked.
 *
 * <p>{@link dev.cordon.core.deposit.Deposits} is what an app sees. Each domain that was drained
 * once has a {@link dev.cordon.core.deposit.DepositBox} in the control state: a key pair, of which
 * only an open container can use the private half, and the list of what waits, by the hash of its
 * file. {@link dev.cordon.core.deposit.DepositSeal} gives the bytes of such a file, {@link
 * dev.cordon.core.deposit.IntakeFiles} keeps them in the domain's own directory. A file that the
 * list does not name is nothing; one that it names and that is another is damage of that one alone.
 */
@NullMarked
package dev.cordon.core.deposit;

import org.jspecify.annotations.NullMarked;
