package dev.cordon.server.register;

import dev.cordon.policy.protocol.Reason;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Enrolled devices. */
public final class Enrolments {
  private final Handle handle;

  Enrolments(Handle handle) {
    this.handle = handle;
  }

  /** Adds one. */
  public void add(Device device) {
    handle
        .createUpdate(
            "insert into enrolment (id, label, key_id, key_algorithm, key_public, platform,"
                + " sdk_version, enrolled_at, last_seen_at, container_condition, reasons,"
                + " policy_version, command_sequence) values (:id, :label, :keyId, :algorithm,"
                + " :public, :platform, :sdk, :enrolled, :seen, :condition, :reasons, :policy,"
                + " :sequence)")
        .bind("id", device.enrolment())
        .bind("label", device.label())
        .bind("keyId", device.key().id())
        .bind("algorithm", device.key().algorithm().wireName())
        .bind("public", Base64.getEncoder().encodeToString(device.key().bytes()))
        .bind("platform", device.platform().name())
        .bind("sdk", device.sdkVersion())
        .bind("enrolled", device.enrolledAt().toEpochMilli())
        .bind("seen", device.status().lastSeen().toEpochMilli())
        .bind("condition", device.status().condition().name())
        .bind("reasons", "")
        .bind("policy", device.status().policyVersion())
        .bind("sequence", device.status().commandSequence())
        .execute();
  }

  /** The device of that enrolment. */
  public Optional<Device> find(String enrolment) {
    return handle
        .createQuery("select * from enrolment where id = :id")
        .bind("id", enrolment)
        .map((row, context) -> Device.of(row))
        .findOne();
  }

  /** The device with that key. */
  public Optional<Device> withKey(String keyId) {
    return handle
        .createQuery("select * from enrolment where key_id = :key")
        .bind("key", keyId)
        .map((row, context) -> Device.of(row))
        .findOne();
  }

  /** All devices, the oldest first. */
  public List<Device> all() {
    return handle
        .createQuery("select * from enrolment order by enrolled_at, id")
        .map((row, context) -> Device.of(row))
        .list();
  }

  /** Records what a device said of itself. */
  public void report(String enrolment, Device.Status status, String sdkVersion) {
    handle
        .createUpdate(
            "update enrolment set last_seen_at = :seen, container_condition = :condition,"
                + " reasons = :reasons, policy_version = :policy, command_sequence = :sequence,"
                + " posture = :posture, sdk_version = :sdk where id = :id")
        .bind("seen", status.lastSeen().toEpochMilli())
        .bind("condition", status.condition().name())
        .bind(
            "reasons",
            status.reasons().stream().map(Reason.Code::name).collect(Collectors.joining(",")))
        .bind("policy", status.policyVersion())
        .bind("sequence", status.commandSequence())
        .bind("posture", status.posture().orElse(null))
        .bind("sdk", sdkVersion)
        .bind("id", enrolment)
        .execute();
  }

  /** Records what a receipt proves of a device's container. */
  public void condition(String enrolment, String condition, long seenMillis) {
    handle
        .createUpdate(
            "update enrolment set container_condition = :condition, last_seen_at = :seen"
                + " where id = :id")
        .bind("condition", condition)
        .bind("seen", seenMillis)
        .bind("id", enrolment)
        .execute();
  }
}
