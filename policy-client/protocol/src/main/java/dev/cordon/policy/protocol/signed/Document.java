package dev.cordon.policy.protocol.signed;

import java.time.Instant;

/**
 * What a signature covers.
 *
 * @param tenant the organisation: lowercase hex SHA-256 of the payload of its root version 1; empty
 *     in that root itself
 * @param target whom it is for: {@link #DEVICES}, {@link #SERVER} or an enrolment
 * @param version counts up per kind and target; a command's sequence
 * @param issued when it was signed
 * @param expires from when on it is refused
 * @param body what it says
 * @param <T> the body
 */
public record Document<T>(
    String tenant, String target, long version, Instant issued, Instant expires, T body) {
  /** The target of roots and policies: every device of the organisation. */
  public static final String DEVICES = "devices";

  /** The target of all that devices send. */
  public static final String SERVER = "server";
}
