package dev.cordon.core.access;

import java.time.Instant;

/**
 * The claims of an ID token (OpenID Connect Core 1.0, section 2) that the app's OIDC library has
 * verified: signature, issuer, audience and expiry.
 *
 * @param issuer {@code iss}
 * @param subject {@code sub}
 * @param nonce {@code nonce}
 * @param issuedAt {@code iat}, by the identity provider's clock
 * @param authenticatedAt {@code auth_time}, by the same clock
 */
public record IdToken(
    String issuer, String subject, String nonce, Instant issuedAt, Instant authenticatedAt) {
  @Override
  public String toString() {
    return "IdToken[redacted]";
  }
}
