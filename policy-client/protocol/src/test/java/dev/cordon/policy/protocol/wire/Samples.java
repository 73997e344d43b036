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
import dev.cordon.policy.protocol.VaultDeclaration;
import dev.cordon.policy.protocol.VaultKind;
import dev.cordon.policy.protocol.crypto.VerificationKey;
import java.time.Instant;
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
          Platform.LINUX);

  public static final CheckIn CHECK_IN =
      new CheckIn(
          "enrolment-1",
          "nonce_1",
          1,
          3,
          8,
          Condition.BLOCKED,
          List.of(Reason.Code.LOCKED_BY_ADMINISTRATOR, Reason.Code.LEASE_EXPIRED),
          POSTURE,
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

  public static final Consent CONSENT =
      ConsentForm.current().agree(Locale.JAPANESE, Set.of(ConsentPoint.values()), AT);

  private Samples() {}

  public static Enrolment enrolment(VerificationKey key) {
    return new Enrolment("code-1", key, CONSENT, "nonce_3", Platform.ANDROID, "0.1.0");
  }
}
