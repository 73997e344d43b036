package dev.cordon.server.device;

import dev.cordon.server.http.Routes;

/**
 * The device API: where each endpoint stands.
 *
 * @param enrol {@code POST /v1/enrolments}
 * @param checkIn {@code POST /v1/check-ins}
 * @param receipt {@code POST /v1/receipts}
 * @param listen {@code POST /v1/events}
 * @param root {@code GET /v1/root/{version}}
 */
public record DeviceRoutes(
    EnrolmentEndpoint enrol,
    CheckInEndpoint checkIn,
    ReceiptEndpoint receipt,
    ListenEndpoint listen,
    RootEndpoint root) {

  /** Adds them. */
  public void addTo(Routes routes) {
    routes
        .add("POST", "/v1/enrolments", enrol)
        .add("POST", "/v1/check-ins", checkIn)
        .add("POST", "/v1/receipts", receipt)
        .add("POST", "/v1/events", listen)
        .add("GET", "/v1/root/{version}", root);
  }
}
