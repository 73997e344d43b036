package dev.cordon.core.gate;

import dev.cordon.core.device.DeviceClock;
import dev.cordon.core.gate.Decision.Changed;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Transfer.Watermark;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** What is drawn over work screens (requirement F1). */
final class Screens {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private final DeviceClock clock;

  Screens(DeviceClock clock) {
    this.clock = clock;
  }

  /** The time is the device's own, in its own zone: whoever finds a photograph asks there. */
  Decision marked(String user, Watermark rule) {
    return rule == Watermark.NONE
        ? PolicyGate.ALLOWED
        : new Changed(
            user + "  " + MINUTE.format(clock.now().atZone(ZoneId.systemDefault())),
            Reason.of(Code.WATERMARKED, "transfer.watermark"));
  }
}
