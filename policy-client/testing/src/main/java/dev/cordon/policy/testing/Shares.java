package dev.cordon.policy.testing;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.policy.protocol.ServerShare;
import dev.cordon.policy.protocol.ShareReport;
import dev.cordon.policy.protocol.policy.Lease;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The organisation's shares of one phone's keys (requirement D4), handed over by the rules of the
 * real server but for two: none is replaced for its age, and no register is ever put back.
 */
final class Shares {
  private final SecureRandom random = new SecureRandom();
  private final List<ServerShare> kept = new ArrayList<>();
  private long made; // the number of the last one
  private long keptOnPhone; // up to this number the phone was told to keep them

  /** What follows from {@code report}, which acknowledges too. */
  List<ServerShare> answer(ShareReport report, Lease.Share mode, boolean permitted) {
    kept.removeIf(share -> share.number() < report.inForce());
    if (!permitted || !report.asks()) {
      return List.of();
    }
    List<ServerShare> given = new ArrayList<>();
    if (!report.held()) {
      kept.stream().filter(share -> share.number() == report.inForce()).forEach(given::add);
    }
    if (mode != Lease.Share.OFF) {
      next(report, mode).filter(share -> share.number() != report.pending()).ifPresent(given::add);
    }
    if (mode == Lease.Share.LEASED) {
      keptOnPhone = made;
    }
    return given;
  }

  /** Nobody gets one any more. */
  void delete() {
    kept.clear();
  }

  private Optional<ServerShare> next(ShareReport report, Lease.Share mode) {
    Optional<ServerShare> waits =
        kept.stream().filter(share -> share.number() > report.inForce()).findFirst();
    boolean exposed = mode == Lease.Share.AT_UNLOCK && report.inForce() <= keptOnPhone;
    return waits.isPresent() || !(report.inForce() == 0 || exposed) ? waits : Optional.of(make());
  }

  private ServerShare make() {
    byte[] secret = new byte[ServerShare.SECRET_BYTES];
    random.nextBytes(secret);
    ServerShare share = new ServerShare(++made, Bytes.copyFrom(secret));
    kept.add(share);
    return share;
  }
}
