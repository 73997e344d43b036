package dev.cordon.core;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.control.ShareSource;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.ServerShare;
import dev.cordon.policy.protocol.ShareReport;
import dev.cordon.testing.FakeDevice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** A server's side of the hand-over, as the protocol has it; it outlives the device's deaths. */
final class ShareServer implements ShareSource {
  final TreeMap<Long, ServerShare> shares = new TreeMap<>();
  final List<ShareReport> heard = new ArrayList<>();
  private final FakeDevice device;
  private Container container;
  private long counted;
  private boolean leaseOver;

  /** Whether the share in force is old enough for another to follow. */
  boolean due = true;

  /** Whether the device may have any. */
  boolean refuses;

  ShareServer(FakeDevice device, Container container) {
    this.device = device;
    this.container = container;
  }

  /** The device was started anew. */
  void meets(Container restarted) {
    container = restarted;
  }

  /** One check-in whose answer arrives. */
  @Override
  public void fetch() throws ContainerException {
    List<ServerShare> given = answer(container.organisation().shareReport());
    Enrolled.contact(container, device);
    container.organisation().acceptShares(given);
  }

  /** The answer to a check-in; may be lost. */
  List<ServerShare> answer(ShareReport report) {
    heard.add(report);
    shares.headMap(report.inForce()).clear();
    if (!report.asks() || refuses) {
      return List.of();
    }
    if (shares.tailMap(report.inForce(), false).isEmpty() && (due || report.inForce() == 0)) {
      counted = Math.max(counted, report.inForce()) + 1;
      shares.put(counted, share(counted, (byte) (0x40 + counted)));
    }
    List<ServerShare> given = new ArrayList<>();
    if (!report.held() && shares.containsKey(report.inForce())) {
      given.add(shares.get(report.inForce()));
    }
    shares.tailMap(Math.max(report.inForce(), report.pending()), false).values().stream()
        .findFirst()
        .ifPresent(given::add);
    return given;
  }

  /** Three days go by without a word. */
  void passLease() {
    leaseOver = true;
    heard.clear();
    device.clock().pass(Duration.ofDays(3).plusSeconds(1));
  }

  boolean isLeaseOver() {
    return leaseOver;
  }

  static ServerShare share(long number, byte filling) {
    byte[] secret = new byte[ServerShare.SECRET_BYTES];
    Arrays.fill(secret, filling);
    return new ServerShare(number, Bytes.copyFrom(secret));
  }
}
