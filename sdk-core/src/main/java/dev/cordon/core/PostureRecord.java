package dev.cordon.core;

import dev.cordon.core.audit.Audit;
import dev.cordon.core.posture.Verdict;
import dev.cordon.policy.protocol.Reason;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/** Has the trail tell what got worse with the device, and what better. */
final class PostureRecord implements Consumer<Verdict> {
  private final Audit audit;
  private final Set<Reason.Code> known = EnumSet.noneOf(Reason.Code.class); // guarded by this

  PostureRecord(Audit audit) {
    this.audit = audit;
  }

  @Override
  public synchronized void accept(Verdict verdict) {
    Set<Reason.Code> now = EnumSet.noneOf(Reason.Code.class);
    verdict.reasons().forEach(reason -> now.add(reason.code()));
    for (Reason.Code code : now) {
      if (known.add(code)) {
        audit.postureChanged(code, true);
      }
    }
    for (Reason.Code code : EnumSet.copyOf(known)) {
      if (!now.contains(code)) {
        known.remove(code);
        audit.postureChanged(code, false);
      }
    }
  }
}
