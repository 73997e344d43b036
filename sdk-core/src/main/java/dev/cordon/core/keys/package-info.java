/**
 * The key hierarchy: passcode → Argon2id → the vault's HMAC → HKDF → PASS slot → unlock secret →
 * container key → one data key per domain.
 *
 * <p>{@link dev.cordon.core.keys.SealedPages} keeps a small state (the header, the control state)
 * in two page files under a vault key that changes with every write, so that a kill leaves one good
 * page and an old page no longer opens. {@link dev.cordon.core.keys.KeyChain} makes, opens and
 * re-wraps the header's slots, and puts the server's {@link dev.cordon.core.keys.Shares} in force,
 * without which the container key does not open; {@link dev.cordon.core.keys.DomainSlots} keeps a
 * slot file for each domain, wrapped by the container key and by a vault key of its own, so that
 * destroying either destroys the domain. {@link dev.cordon.core.keys.DepositKeys} seals what
 * arrives while none of them is in memory. {@link dev.cordon.core.keys.SaltedTag} opens nothing: it
 * knows a text again.
 *
 * <p>Chosen here (requirement A3): AES-256-GCM, HKDF-SHA-256 and HMAC-SHA-256 from the CRYPTREC
 * e-government list; Argon2id, which is outside that list's scope.
 */
@NullMarked
package dev.cordon.core.keys;

import org.jspecify.annotations.NullMarked;
