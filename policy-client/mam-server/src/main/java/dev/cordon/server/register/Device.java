package dev.cordon.server.register;

import dev.cordon.policy.protocol.Condition;
import dev.cordon.policy.protocol.Platform;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.crypto.Algorithm;
import dev.cordon.policy.protocol.crypto.VerificationKey;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * One enrolled device in the register (requirement H3).
 *
 * @param enrolment its id
 * @param label the administrator's name for it
 * @param key who it is
 * @param platform the kind of device
 * @param sdkVersion the SDK's version at the last contact
 * @param ownership whose it is
 * @param enrolledAt when it enrolled
 * @param status what it last said of itself
 */
public record Device(
    String enrolment,
    String label,
    VerificationKey key,
    Platform platform,
    String sdkVersion,
    Ownership ownership,
    Instant enrolledAt,
    Status status) {

  /**
   * What a device last said of itself.
   *
   * @param lastSeen the last contact, by the server's clock
   * @param condition where the container is in its life
   * @param reasons why it is blocked or wiped
   * @param policyVersion the policy in force there; 0 for none
   * @param commandSequence the last command it obeyed; 0 for none
   * @param posture its security status as JSON; empty before the first check-in
   */
  public record Status(
      Instant lastSeen,
      Condition condition,
      List<Reason.Code> reasons,
      long policyVersion,
      long commandSequence,
      Optional<String> posture) {

    public Status {
      reasons = List.copyOf(reasons);
    }

    static Status of(ResultSet row) throws SQLException {
      return new Status(
          Instant.ofEpochMilli(row.getLong("last_seen_at")),
          Condition.valueOf(row.getString("container_condition")),
          codes(row.getString("reasons")),
          row.getLong("policy_version"),
          row.getLong("command_sequence"),
          Optional.ofNullable(row.getString("posture")));
    }
  }

  static Device of(ResultSet row) throws SQLException {
    return new Device(
        row.getString("id"),
        row.getString("label"),
        key(row.getString("key_algorithm"), row.getString("key_public")),
        Platform.valueOf(row.getString("platform")),
        row.getString("sdk_version"),
        Ownership.of(row),
        Instant.ofEpochMilli(row.getLong("enrolled_at")),
        Status.of(row));
  }

  private static VerificationKey key(String algorithm, String base64) {
    try {
      return VerificationKey.of(
          Algorithm.named(algorithm).orElseThrow(), Base64.getDecoder().decode(base64));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key in the register cannot be read", e);
    }
  }

  private static List<Reason.Code> codes(String list) {
    return list.isEmpty()
        ? List.of()
        : Arrays.stream(list.split(",", -1)).map(Reason.Code::valueOf).toList();
  }
}
