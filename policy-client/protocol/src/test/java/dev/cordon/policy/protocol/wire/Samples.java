package dev.cordon.policy.protocol.wire;

import dev.cordon.policy.protocol.CheckIn;
import dev.cordon.policy.protocol.Condition;
import dev.cordon.policy.protocol.Consent;
import dev.cordon.policy.protocol.ConsentForm;
import dev.cordon.policy.protocol.ConsentPoint;
import dev.cordon.policy.protocol.Destroyed;
import dev.cordon.policy.protocol.Enrolment;
import dev.cordon.policy.protocol.Listen;
import dev.cordon.policy.protocol.Platform;
import dev.cordon.policy.protocol.Posture;
import dev.cordon.policy.protocol.Protection;
import dev.cordon.policy.protocol.ProtectionLevel;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.policy.protocol.ShareReport;
import dev.cordon.policy.protocol.TrailReport;
import dev.cordon.policy.protocol.VaultDeclaration;
import dev.cordon.policy.protocol.VaultKind;
import dev.cordon.policy.protocol.audit.AuditBatch;
import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.policy.protocol.audit.AuditEvent;
import dev.cordon.policy.protocol.crypto.VerificationKey;
import dev.cordon.policy.protocol.health.Evidence;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.health.HealthReport;
import dev.cordon.policy.protocol.health.PostureRule;
import dev.cordon.policy.protocol.health.Signal;
import dev.cordon.policy.protocol.threat.ThreatMatch;
import dev.cordon.policy.protocol.threat.ThreatReport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Values with every field that there is. */
public final class Samples {
  public static final Instant AT = Instant.parse("2026-11-22T12:00:00.123Z");

  public static final Posture POSTURE =
      new Posture(
          new VaultDeclaration(VaultKind.SOFTWARE, false, true, false, true),
          Map.of(
              Protection.SCREEN_CAPTURE, ProtectionLevel.UNAVAILABLE,
              Protection.CLIPBOARD, ProtectionLevel.BEST_EFFORT,
              Protection.PRINT, ProtectionLevel.ENFORCED,
              Protection.SCREEN_LOCK, ProtectionLevel.UNAVAILABLE),
          Platform.LINUX,
          new HealthReport(
              "challenge_1",
              Map.of(
                  HealthCheck.ROOTED,
                  Signal.badIfAny(
                      List.of(Evidence.SU_BINARY, Evidence.TEST_KEYS),
                      Signal.ok(Evidence.NO_SIGNS)),
                  HealthCheck.EMULATOR,
                  Signal.unknown(Evidence.NOT_MEASURED)),
              HealthReport.Outcome.BLOCK,
              Set.of(PostureRule.ROOTED, PostureRule.MIN_OS),
              new ThreatReport(
                  7,
                  List.of(
                      new ThreatMatch("bad-app_1", true, LocalDate.of(2026, 11, 22)),
                      new ThreatMatch("bad-app_2", false, LocalDate.of(2026, 8, 1))))));

  public static final CheckIn CHECK_IN =
      new CheckIn(
          "enrolment-1",
          "nonce_1",
          "challenge_1",
          1,
          3,
          8,
          Condition.BLOCKED,
          List.of(Reason.Code.LOCKED_BY_ADMINISTRATOR, Reason.Code.LEASE_EXPIRED),
          POSTURE,
          Optional.of(new ShareReport(3, true, 4, true)),
          Optional.of(new TrailReport("0a".repeat(16), 9, "0c".repeat(32))),
          "0.1.0",
          AT);

  public static final Receipt RECEIPT =
      new Receipt(
          "receipt-1",
          Optional.of("command-1"),
          "enrolment-1",
          Receipt.Outcome.WIPED,
          Reason.Code.WIPED_BY_ADMINISTRATOR,
          Receipt.Grade.BEST_EFFORT,
          List.of(
              new Destroyed(Destroyed.What.VAULT_KEYS, 3),
              new Destroyed(Destroyed.What.BYTES, 1L << 40)),
          AT,
          AT.plusSeconds(1));

  public static final Listen LISTEN = new Listen("enrolment-1", "nonce_2");

  public static final AuditBatch AUDIT =
      new AuditBatch(
          "enrolment-1",
          "0a".repeat(16),
          "0b".repeat(32),
          List.of(
              event(7, AuditCode.DENIED, Optional.of(Reason.Code.COPY_BLOCKED), Optional.of(3L)),
              new AuditEvent(
                  8,
                  AT,
                  AuditCode.SITE_LOADED,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of("wiki.example"),
                  Optional.empty()),
              new AuditEvent(
                  9,
                  AT,
                  AuditCode.CHECKPOINT,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.of("MEUCIQ-_"))));

  public static final Consent CONSENT =
      ConsentForm.current().agree(Locale.JAPANESE, Set.of(ConsentPoint.values()), AT);

  private Samples() {}

  private static AuditEvent event(
      long sequence, AuditCode code, Optional<Reason.Code> why, Optional<Long> number) {
    return new AuditEvent(sequence, AT, code, why, number, Optional.empty(), Optional.empty());
  }

  public static Enrolment enrolment(VerificationKey key) {
    return new Enrolment("code-1", key, CONSENT, "nonce_3", Platform.ANDROID, "0.1.0");
  }
}
