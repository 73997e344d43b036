package dev.cordon.core;

import dev.cordon.core.control.Outgoing;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.policy.protocol.signed.DeviceDocuments;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.testing.FakeDevice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Receipts that wait to be delivered, verified as the server does. */
final class Receipts {
  private static final int PATIENCE_MILLIS = 20_000;

  private Receipts() {}

  static Receipt last(Container container, FakeDevice device) throws Exception {
    List<Receipt> all = all(container, device);
    return all.get(all.size() - 1);
  }

  static List<Receipt> all(Container container, FakeDevice device) throws Exception {
    List<Receipt> receipts = new ArrayList<>();
    for (Outgoing waiting : container.organisation().receipts()) {
      Envelope envelope = Envelope.parse(waiting.envelope().getBytes(StandardCharsets.UTF_8));
      receipts.add(
          DeviceDocuments.verify(
                  envelope,
                  Wire.RECEIPT,
                  container.organisation().deviceKey().key(),
                  Enrolled.MEMBERSHIP.tenant(),
                  device.clock().now())
              .body());
    }
    return receipts;
  }

  /** Waits until so many wait to be delivered. */
  static List<Receipt> await(int count, Container container, FakeDevice device) throws Exception {
    for (int i = 0; i < PATIENCE_MILLIS; i++) {
      if (container.organisation().receipts().size() >= count) {
        return all(container, device);
      }
      Thread.sleep(1);
    }
    throw new AssertionError("no receipt came");
  }
}
