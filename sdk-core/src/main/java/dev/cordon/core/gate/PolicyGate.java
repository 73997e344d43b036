package dev.cordon.core.gate;

import dev.cordon.core.device.DeviceClock;
import dev.cordon.core.gate.Decision.Allowed;
import dev.cordon.core.gate.Decision.Changed;
import dev.cordon.core.gate.Decision.Denied;
import dev.cordon.core.gate.Decision.KeptInside;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Permission;
import dev.cordon.policy.protocol.policy.Transfer;
import dev.cordon.policy.protocol.policy.Transfer.CopyPaste;
import dev.cordon.policy.protocol.policy.Transfer.Notifications;
import dev.cordon.policy.protocol.policy.Transfer.Reach;
import dev.cordon.policy.protocol.policy.Transfer.SaveTarget;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Judges by the transfer group of the policy in force. */
public final class PolicyGate implements Gate {
  private static final Decision ALLOWED = new Allowed();

  private final Supplier<Transfer> rules;
  private final Supplier<Optional<Reason>> closed;
  private final CopyBudget budget;

  /**
   * @param rules the transfer group in force
   * @param closed why the container is not open; empty while it is
   */
  public PolicyGate(
      Supplier<Transfer> rules, Supplier<Optional<Reason>> closed, DeviceClock clock) {
    this.rules = rules;
    this.closed = closed;
    this.budget = new CopyBudget(clock);
  }

  @Override
  public Decision judge(Action action) {
    Transfer transfer = rules.get();
    if (action instanceof Action.Notify notify) {
      return notification(notify, transfer.notifications());
    }
    Optional<Reason> why = closed.get();
    return why.isPresent() ? new Denied(why.get()) : judgeOpen(action, transfer);
  }

  private Decision judgeOpen(Action action, Transfer transfer) {
    if (action instanceof Action.CopyText copy) {
      return copy(copy.text(), transfer);
    } else if (action instanceof Action.PasteText) {
      return paste(transfer.copyPaste());
    } else if (action instanceof Action.Share share) {
      return share(share, transfer);
    } else if (action instanceof Action.Receive receive) {
      return reach(transfer.receiveFrom(), receive.managed())
          ? ALLOWED
          : denied(Code.RECEIVE_BLOCKED, "transfer.receiveFrom", receive.app());
    } else if (action instanceof Action.Save save) {
      return save(save.target(), transfer);
    } else if (action instanceof Action.Print) {
      return permission(transfer.print(), Code.PRINT_BLOCKED, "transfer.print");
    } else if (action instanceof Action.CaptureScreen) {
      return permission(
          transfer.screenCapture(), Code.SCREEN_CAPTURE_BLOCKED, "transfer.screenCapture");
    }
    throw new IllegalStateException("an action without a rule: " + action);
  }

  private Decision copy(String text, Transfer transfer) {
    if (transfer.copyPaste() == CopyPaste.ANY) {
      return ALLOWED;
    }
    int granted = budget.take(text, transfer.copyPasteMaxChars());
    if (granted == text.length() && granted > 0) {
      return ALLOWED;
    }
    Reason why = Reason.of(Code.COPY_BLOCKED, "transfer.copyPaste");
    if (granted > 0) {
      return new Changed(text.substring(0, granted), why);
    }
    return transfer.copyPaste() == CopyPaste.BLOCKED ? new Denied(why) : new KeptInside(why);
  }

  private static Decision paste(CopyPaste rule) {
    boolean in = rule == CopyPaste.ANY || rule == CopyPaste.MANAGED_PASTE_IN;
    return in ? ALLOWED : denied(Code.PASTE_BLOCKED, "transfer.copyPaste");
  }

  private static Decision share(Action.Share share, Transfer transfer) {
    boolean exempt = transfer.sendToExempt().contains(share.app());
    return exempt || reach(transfer.sendTo(), share.managed())
        ? ALLOWED
        : denied(Code.SHARE_BLOCKED, "transfer.sendTo", share.app());
  }

  private static Decision save(SaveTarget target, Transfer transfer) {
    return transfer.saveTo().contains(target)
        ? ALLOWED
        : denied(
            Code.SAVE_BLOCKED,
            "transfer.saveTo",
            target.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  private static Decision notification(Action.Notify notify, Notifications rule) {
    return switch (rule) {
      case FULL -> ALLOWED;
      case REDACTED ->
          new Changed(
              notify.redacted(), Reason.of(Code.NOTIFICATION_BLOCKED, "transfer.notifications"));
      case NONE -> denied(Code.NOTIFICATION_BLOCKED, "transfer.notifications");
    };
  }

  private static boolean reach(Reach rule, boolean managed) {
    return rule == Reach.ANY || (rule == Reach.MANAGED && managed);
  }

  private static Decision permission(Permission rule, Code code, String setting) {
    return rule == Permission.ALLOWED ? ALLOWED : denied(code, setting);
  }

  private static Decision denied(Code code, String... arguments) {
    return new Denied(Reason.of(code, arguments));
  }
}
