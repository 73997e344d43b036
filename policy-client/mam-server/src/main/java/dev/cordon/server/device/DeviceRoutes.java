package dev.cordon.server.device;

import dev.cordon.server.http.Routes;
import jakarta.inject.Inject;

/** The device API: where each endpoint stands. */
public final class DeviceRoutes {
  private final EnrolmentEndpoint enrol;
  private final ChallengeEndpoint challenge;
  private final CheckInEndpoint checkIn;
  private final ReceiptEndpoint receipt;
  private final AuditEndpoint audit;
  private final ListenEndpoint listen;
  private final RootEndpoint root;

  @Inject
  public DeviceRoutes(
      EnrolmentEndpoint enrol,
      ChallengeEndpoint challenge,
      CheckInEndpoint checkIn,
      ReceiptEndpoint receipt,
      AuditEndpoint audit,
      ListenEndpoint listen,
      RootEndpoint root) {
    this.enrol = enrol;
    this.challenge = challenge;
    this.checkIn = checkIn;
    this.receipt = receipt;
    this.audit = audit;
    this.listen = listen;
    this.root = root;
  }

  /** Adds them. */
  public void addTo(Routes routes) {
    routes
        .add("POST", "/v1/enrolments", enrol)
        .add("GET", "/v1/challenges/{enrolment}", challenge)
        .add("POST", "/v1/check-ins", checkIn)
        .add("POST", "/v1/receipts", receipt)
        .add("POST", "/v1/audit", audit)
        .add("POST", "/v1/events", listen)
        .add("GET", "/v1/root/{version}", root);
  }
}
