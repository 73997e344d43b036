package dev.cordon.server.register;

import dev.cordon.policy.protocol.Reason;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Enrolled devices. */
public final class Enrolments {
  private final Handle handle;

  Enrolments(Handle handle) {
    this.handle = handle;
  }

  /**
   * Adds one.
   *
   * @param since the first order to its person, or their groups, that means it
   */
  public void add(Device device, long since) {
    handle
        .createUpdate(
            "insert into enrolment (id, label, key_id, key_algorithm, key_public, platform,"
                + " sdk_version, enrolled_at, last_seen_at, container_condition, reasons,"
                + " policy_version, command_sequence, person, person_since, owner) values (:id,"
                + " :label, :keyId, :algorithm, :public, :platform, :sdk, :enrolled, :seen,"
                + " :condition, :reasons, :policy, :sequence, :person, :since, :owner)")
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
        .bind("person", device.ownership().person().orElse(null))
        .bind("since", since)
        .bind("owner", device.ownership().owner().name())
        .execute();
  }

  /**
   * Writes down whose it is.
   *
   * @param since the first order to that person, or their groups, that means it
   */
  public void own(String enrolment, Ownership ownership, long since) {
    handle
        .createUpdate(
            "update enrolment set person = :person, person_since = :since, owner = :owner"
                + " where id = :id")
        .bind("person", ownership.person().orElse(null))
        .bind("since", since)
        .bind("owner", ownership.owner().name())
        .bind("id", enrolment)
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
