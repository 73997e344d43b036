package dev.cordon.server;

import com.google.crypto.tink.subtle.Hex;
import dev.cordon.policy.protocol.TrailReport;
import dev.cordon.policy.protocol.audit.AuditBatch;
import dev.cordon.policy.protocol.audit.AuditChain;
import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.policy.protocol.audit.AuditEvent;
import dev.cordon.policy.protocol.wire.Wire;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The audit trail of a {@link TestDevice}; begins as every container's does. */
final class TestTrail {
  private static final SecureRandom RANDOM = new SecureRandom();

  final String id;
  private final TestOrganisation organisation;
  private final TestDevice device;
  private final List<AuditEvent> events = new ArrayList<>();
  private final List<byte[]> chains = new ArrayList<>();

  TestTrail(TestOrganisation organisation, TestDevice device) {
    this(organisation, device, newId());
    chains.add(AuditChain.begin(Hex.decode(id)));
    add(AuditCode.TRAIL_BEGUN).add(AuditCode.ENROLLED);
  }

  private TestTrail(TestOrganisation organisation, TestDevice device, String id) {
    this.organisation = organisation;
    this.device = device;
    this.id = id;
  }

  private static String newId() {
    byte[] id = new byte[AuditChain.ID_BYTES];
    RANDOM.nextBytes(id);
    return Hex.encode(id);
  }

  /** Its first {@code length} events, as somebody who copied the device has them. */
  TestTrail copy(int length) {
    TestTrail copy = new TestTrail(organisation, device, id);
    copy.events.addAll(events.subList(0, length));
    copy.chains.addAll(chains.subList(0, length + 1));
    return copy;
  }

  TestTrail add(AuditCode code) {
    return add(code, Optional.empty());
  }

  TestTrail add(AuditCode code, long number) {
    return add(code, Optional.of(number));
  }

  private TestTrail add(AuditCode code, Optional<Long> number) {
    return add(code, number, Optional.empty());
  }

  TestTrail addHost(String host) {
    AuditEvent event =
        new AuditEvent(
            events.size() + 1,
            organisation.clock.instant(),
            AuditCode.SITE_LOADED,
            Optional.empty(),
            Optional.empty(),
            Optional.of(host),
            Optional.empty());
    return add(event);
  }

  /** A checkpoint signed by the device, of {@code ofChain} instead of its own if there is one. */
  TestTrail addCheckpoint(Optional<byte[]> ofChain) {
    byte[] chain = ofChain.orElse(chains.get(events.size()));
    String proof = device.proof(Hex.decode(id), events.size() + 1, chain);
    return add(AuditCode.CHECKPOINT, Optional.empty(), Optional.of(proof));
  }

  private TestTrail add(AuditCode code, Optional<Long> number, Optional<String> proof) {
    return add(
        new AuditEvent(
            events.size() + 1,
            organisation.clock.instant(),
            code,
            Optional.empty(),
            number,
            Optional.empty(),
            proof));
  }

  private TestTrail add(AuditEvent event) {
    events.add(event);
    chains.add(AuditChain.next(chains.get(chains.size() - 1), event));
    return this;
  }

  /** The events {@code first} to {@code last}. */
  AuditBatch batch(int first, int last) {
    return new AuditBatch(
        device.enrolment, id, Hex.encode(chains.get(first - 1)), events.subList(first - 1, last));
  }

  TestHttp.Reply send(int first, int last) {
    return device.post("/v1/audit", Wire.AUDIT, batch(first, last));
  }

  /** All of it. */
  TestHttp.Reply send() {
    return send(1, events.size());
  }

  TrailReport report() {
    return new TrailReport(id, events.size(), Hex.encode(chains.get(events.size())));
  }
}
