package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.control.Attempts;
import dev.cordon.core.control.Contact;
import dev.cordon.core.control.ControlState;
import dev.cordon.core.control.Ended;
import dev.cordon.core.control.Membership;
import dev.cordon.core.device.Device;
import dev.cordon.core.device.PasscodeCost;
import dev.cordon.core.device.Uptime;
import dev.cordon.core.posture.WipeProbation;
import dev.cordon.core.posture.WipeRules;
import dev.cordon.policy.protocol.Platform;
import dev.cordon.policy.protocol.Protection;
import dev.cordon.policy.protocol.ProtectionLevel;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Access.WhenExceeded;
import dev.cordon.testing.FakeClock;
import dev.cordon.testing.FakeHealth;
import dev.cordon.testing.MemoryKeyVault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ClosuresTest {
  private static final Instant START = Instant.parse("2026-04-01T09:00:00Z");
  private static final Membership MEMBER =
      new Membership("enrolment", "0".repeat(64), URI.create("https://mam.example"), "pin");

  private final Random random = new Random(6);

  @Test
  @Tag("D2")
  @Tag("E5")
  @Tag("G2")
  void theQuickAnswerIsTheSameAsTheReasons() {
    int open = 0;
    for (int i = 0; i < 20_000; i++) {
      ControlState state = state();
      Device device = device();
      Instant now = START.plusSeconds(random.nextInt(400_000));

      boolean none = Closures.none(state, device, now.toEpochMilli());

      boolean ended = state.wiped().isPresent();
      assertEquals(!ended && Closures.of(state, device, now).isEmpty(), none);
      open += none ? 1 : 0;
    }
    assertTrue(open > 1_000 && open < 19_000, open + " of both kinds were asked");
  }

  @Test
  @Tag("G2")
  void theLeaseEndsOneMillisecondAfterItsHours() {
    ControlState state =
        ControlState.FRESH.with(d -> d.membership(MEMBER).contact(Contact.at(START)));
    long end = START.plus(Duration.ofDays(3)).toEpochMilli();

    assertTrue(Closures.none(state, all(ProtectionLevel.ENFORCED), end));
    assertFalse(Closures.none(state, all(ProtectionLevel.ENFORCED), end + 1));
  }

  private ControlState state() {
    return ControlState.FRESH.with(
        draft -> {
          if (random.nextInt(4) > 0) {
            draft.membership(MEMBER);
          }
          if (random.nextInt(4) > 0) {
            draft.contact(Contact.at(START));
          }
          if (random.nextInt(6) == 0) {
            draft.lock(Reason.of(Code.LOCKED_BY_ADMINISTRATOR, "lost"));
          }
          if (random.nextInt(4) == 0) {
            WipeRules lenient = WipeRules.of(Enrolled.with(attempts(20)));
            Instant until = START.plusSeconds(random.nextInt(400_000));
            draft
                .policy(Enrolled.with(attempts(3)), 2)
                .attempts(new Attempts(random.nextInt(6), Uptime.NONE))
                .probation(Optional.of(new WipeProbation(lenient, until)));
          }
          return random.nextInt(9) == 0
              ? draft.wiped(new Ended(Reason.of(Code.WIPED_BY_EMPLOYEE), START), 0)
              : draft;
        });
  }

  private static Access attempts(int most) {
    return Access.DEFAULT.withAttempts(most, WhenExceeded.WIPE);
  }

  private Device device() {
    return all(random.nextBoolean() ? ProtectionLevel.BEST_EFFORT : ProtectionLevel.UNAVAILABLE);
  }

  private static Device all(ProtectionLevel level) {
    Map<Protection, ProtectionLevel> levels = new HashMap<>();
    for (Protection protection : Protection.values()) {
      levels.put(protection, level);
    }
    return new Device(
        Platform.LINUX,
        new MemoryKeyVault(),
        new FakeClock(),
        levels,
        new FakeHealth(),
        PasscodeCost.STANDARD);
  }
}
