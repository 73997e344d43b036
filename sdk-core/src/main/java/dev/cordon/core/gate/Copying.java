package dev.cordon.core.gate;

import dev.cordon.core.device.DeviceClock;
import dev.cordon.core.gate.Decision.Changed;
import dev.cordon.core.gate.Decision.Denied;
import dev.cordon.core.gate.Decision.KeptInside;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Transfer;
import dev.cordon.policy.protocol.policy.Transfer.CopyPaste;

/** Text out of the container and into it (requirement F2). */
final class Copying {
  private static final String SETTING = "transfer.copyPaste";

  private final CopyBudget budget;

  Copying(DeviceClock clock, CopyMark mark) {
    this.budget = new CopyBudget(clock, mark);
  }

  Decision out(String text, Transfer transfer) {
    if (transfer.copyPaste() == CopyPaste.ANY) {
      return PolicyGate.ALLOWED;
    }
    int granted = budget.take(text, transfer.copyPasteMaxChars());
    if (granted == text.length() && granted > 0) {
      return PolicyGate.ALLOWED;
    }
    Reason why = Reason.of(Code.COPY_BLOCKED, SETTING);
    if (granted > 0) {
      return new Changed(text.substring(0, granted), why);
    }
    return transfer.copyPaste() == CopyPaste.BLOCKED ? new Denied(why) : new KeptInside(why);
  }

  static Decision in(Transfer transfer) {
    CopyPaste rule = transfer.copyPaste();
    return rule == CopyPaste.ANY || rule == CopyPaste.MANAGED_PASTE_IN
        ? PolicyGate.ALLOWED
        : PolicyGate.denied(Code.PASTE_BLOCKED, SETTING);
  }
}
