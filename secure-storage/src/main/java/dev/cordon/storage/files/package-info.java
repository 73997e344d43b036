/**
 * The encrypted files of a domain, as apps see them (A1, A2).
 *
 * <p>{@link dev.cordon.storage.files.SecureFiles} is the only way in. For each domain there is one
 * {@code DomainFiles}, for as long as the process lives: it has the one {@code FileSystem} of the
 * domain, and hands it the volume that is open now. That one hangs on the open domain as an {@code
 * OpenVolume}, which checks it against the anchor that the container kept and has the container
 * keep a new one when it locks. {@code KnownDomains} finds all of them again, for {@code
 * Path.of(URI)} too, by way of {@link dev.cordon.storage.files.InstalledProvider}. A {@link
 * dev.cordon.storage.files.NewFile} is written in a directory of its own, {@code Unfinished}, and
 * takes its place in one step when it is complete.
 */
@NullMarked
package dev.cordon.storage.files;

import org.jspecify.annotations.NullMarked;
