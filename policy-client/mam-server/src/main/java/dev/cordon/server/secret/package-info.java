/**
 * Secrets that people carry: {@link dev.cordon.server.secret.RandomText} makes one-time passwords,
 * passphrases and invitation codes; {@link dev.cordon.server.secret.PasswordHash} is all that the
 * server keeps of a password; both stretch with {@link dev.cordon.server.secret.Argon2id}. {@link
 * dev.cordon.server.secret.ShortMac} knows the server's own words again, {@link
 * dev.cordon.server.secret.Totp} the codes of authenticator apps; {@link
 * dev.cordon.server.secret.SealedSecret} keeps what the server must be able to read again.
 */
@NullMarked
package dev.cordon.server.secret;

import org.jspecify.annotations.NullMarked;
