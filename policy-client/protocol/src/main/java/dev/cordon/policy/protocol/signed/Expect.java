package dev.cordon.policy.protocol.signed;

import java.time.Instant;

/**
 * What a document must match beyond its signature.
 *
 * @param tenant the organisation
 * @param target whom it must be for, or {@link #ANY_TARGET}
 * @param minVersion the highest version seen before; an older one is refused
 * @param now the moment at which it must not have expired
 */
public record Expect(String tenant, String target, long minVersion, Instant now) {
  /**
   * Whoever it is for: the answer to an enrolment tells the device its id. The caller then compares
   * the document's target with its body.
   */
  public static final String ANY_TARGET = "*";
}
