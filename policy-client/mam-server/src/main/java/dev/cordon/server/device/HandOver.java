package dev.cordon.server.device;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.policy.protocol.CheckIn;
import dev.cordon.policy.protocol.ServerShare;
import dev.cordon.policy.protocol.ShareReport;
import dev.cordon.policy.protocol.policy.Lease.Share;
import dev.cordon.server.register.ServerShares;
import dev.cordon.server.register.ServerShares.Kept;
import dev.cordon.server.register.Tables;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hands share after share to a device (requirements D4, G2). A share is kept until the device said,
 * signed, that a later one is in force; what it did not say that it has, it gets again.
 */
public final class HandOver {
  /** How long a share is in force before another follows. */
  static final Duration LONGEST_IN_FORCE = Duration.ofDays(7);

  private final ShareRules rules;
  private final SecureRandom random;
  private final Clock clock;

  @Inject
  public HandOver(ShareRules rules, SecureRandom random, Clock clock) {
    this.rules = rules;
    this.random = random;
    this.clock = clock;
  }

  /** What {@code said} is answered with, under a policy of {@code mode}. */
  List<ServerShare> to(CheckIn said, Share mode, Tables tables) {
    if (said.share().isEmpty()) {
      return List.of(); // an older SDK: its container needs none
    }
    ShareReport report = said.share().get();
    acknowledge(said.enrolment(), report, mode, tables.serverShares());
    if (!report.asks() || !rules.permit(said, tables)) {
      return List.of();
    }
    List<ServerShare> given = given(said.enrolment(), report, mode, tables.serverShares());
    if (mode != Share.AT_UNLOCK) {
      given.forEach(share -> tables.serverShares().keptThere(said.enrolment(), share.number()));
    }
    return given;
  }

  private static void acknowledge(
      String enrolment, ShareReport report, Share mode, ServerShares shares) {
    shares.forgetBelow(enrolment, report.inForce());
    if (mode == Share.OFF && report.inForce() == 0 && report.pending() == 0) {
      shares.forget(enrolment); // neither in force nor on its way there
    }
  }

  private List<ServerShare> given(
      String enrolment, ShareReport report, Share mode, ServerShares shares) {
    List<Kept> kept = shares.of(enrolment);
    Optional<Kept> inForce =
        kept.stream().filter(each -> each.number() == report.inForce()).findFirst();
    List<ServerShare> given = new ArrayList<>();
    if (!report.held()) {
      inForce.map(Kept::share).ifPresent(given::add);
    }
    if (mode != Share.OFF) {
      later(enrolment, report, kept, isDue(report, inForce, mode), shares)
          .filter(share -> share.number() != report.pending())
          .ifPresent(given::add);
    }
    return given;
  }

  /** The share to follow: the one that waits already, or a new one if it is time for one. */
  private Optional<ServerShare> later(
      String enrolment, ShareReport report, List<Kept> kept, boolean due, ServerShares shares) {
    Optional<ServerShare> waits =
        kept.stream()
            .filter(each -> each.number() > report.inForce() && each.number() >= report.pending())
            .map(Kept::share)
            .reduce((earlier, newer) -> newer);
    boolean unknown = waits.isEmpty() && report.pending() > 0; // the register was put back
    return waits.isPresent() || !(due || unknown)
        ? waits
        : Optional.of(make(enrolment, report, shares));
  }

  private boolean isDue(ShareReport report, Optional<Kept> inForce, Share mode) {
    if (report.inForce() == 0) {
      return true;
    } else if (inForce.isEmpty()) {
      return report.held(); // the register was put back: another follows while there is time
    }
    boolean old = inForce.get().made().plus(LONGEST_IN_FORCE).isBefore(clock.instant());
    return old || (mode == Share.AT_UNLOCK && inForce.get().keptThere());
  }

  private ServerShare make(String enrolment, ShareReport report, ServerShares shares) {
    byte[] secret = new byte[ServerShare.SECRET_BYTES];
    random.nextBytes(secret);
    long highest = Math.max(shares.lastNumber(enrolment), report.inForce());
    long number = Math.max(highest, report.pending()) + 1;
    ServerShare made = new ServerShare(number, Bytes.copyFrom(secret));
    shares.add(enrolment, made, clock.instant());
    return made;
  }
}
