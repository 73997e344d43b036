package dev.cordon.core.control;

import dev.cordon.policy.protocol.ConsentForm;
import java.net.URI;

/**
 * Whom the container belongs to.
 *
 * @param enrolment the id that the server gave this container
 * @param tenant the organisation: hex SHA-256 of its first root document
 * @param server the MAM server
 * @param tlsPin {@code sha256/} and the Base64 SHA-256 of the server's SubjectPublicKeyInfo
 * @param consent the version of the {@link ConsentForm} that the employee agreed to
 */
public record Membership(String enrolment, String tenant, URI server, String tlsPin, int consent) {

  /** Under the words that this version of the SDK shows. */
  public Membership(String enrolment, String tenant, URI server, String tlsPin) {
    this(enrolment, tenant, server, tlsPin, ConsentForm.current().version());
  }

  /** Whether the employee agreed to words that say that the audit trail is sent. */
  public boolean letsTrailGo() {
    return consent >= ConsentForm.WITH_TRAIL;
  }
}
