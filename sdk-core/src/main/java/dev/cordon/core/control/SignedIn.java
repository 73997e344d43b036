package dev.cordon.core.control;

import java.time.Instant;

/**
 * A sign-in to the organisation.
 *
 * @param account hex SHA-256 of issuer and subject: to know the account again, not to know who
 * @param at when, by the time that counts
 */
public record SignedIn(String account, Instant at) {
  SignedIn notAfter(Instant now) {
    return at.isAfter(now) ? new SignedIn(account, now) : this;
  }
}
