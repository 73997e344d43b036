/**
 * Keys that sign and hashes that name: a {@link dev.cordon.policy.protocol.crypto.Signer} is asked
 * for a signature and never for its key; a {@link
 * dev.cordon.policy.protocol.crypto.VerificationKey} judges it and is known everywhere by the hash
 * of itself. Only Tink and the JDK do the arithmetic.
 */
@NullMarked
package dev.cordon.policy.protocol.crypto;

import org.jspecify.annotations.NullMarked;
