package dev.cordon.core.gate;

import dev.cordon.core.device.DeviceClock;
import dev.cordon.core.gate.Decision.Allowed;
import dev.cordon.core.gate.Decision.Changed;
import dev.cordon.core.gate.Decision.Denied;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Permission;
import dev.cordon.policy.protocol.policy.Transfer;
import dev.cordon.policy.protocol.policy.Transfer.Backup;
import dev.cordon.policy.protocol.policy.Transfer.ContactsSync;
import dev.cordon.policy.protocol.policy.Transfer.Inputs;
import dev.cordon.policy.protocol.policy.Transfer.Reach;
import dev.cordon.policy.protocol.policy.Transfer.SaveTarget;
import dev.cordon.policy.protocol.policy.Transfer.Sensor;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Judges by the transfer group of the policy in force. What is allowed is allowed without a lock
 * and without garbage: screens ask while they draw.
 */
public final class PolicyGate implements Gate {
  static final Decision ALLOWED = new Allowed();

  private final Supplier<Transfer> rules;
  private final Supplier<Optional<Reason>> closed;
  private final Copying copying;
  private final Screens screens;

  /**
   * @param rules the transfer group in force
   * @param closed why the container is not open; empty while it is
   * @param copyMark remembers that text left, for the next process
   */
  public PolicyGate(
      Supplier<Transfer> rules,
      Supplier<Optional<Reason>> closed,
      DeviceClock clock,
      CopyMark copyMark) {
    this.rules = rules;
    this.closed = closed;
    this.copying = new Copying(clock, copyMark);
    this.screens = new Screens(clock);
  }

  @Override
  public Decision judge(Action action) {
    Transfer transfer = rules.get();
    if (action instanceof Action.Notify notify) {
      return notification(notify, transfer);
    }
    Optional<Reason> why = closed.get();
    return why.isPresent() ? new Denied(why.get()) : text(action, transfer);
  }

  private Decision text(Action action, Transfer transfer) {
    if (action instanceof Action.CopyText copy) {
      return copying.out(copy.text(), transfer);
    } else if (action instanceof Action.PasteText) {
      return Copying.in(transfer);
    } else if (action instanceof Action.SyncContact contact) {
      return contact(contact, transfer.contactsSync());
    } else if (action instanceof Action.ShowScreen screen) {
      return screens.marked(screen.user(), transfer.watermark());
    }
    return other(action, transfer);
  }

  private static Decision other(Action action, Transfer transfer) {
    if (action instanceof Action.Share share) {
      return share(share, transfer);
    } else if (action instanceof Action.Receive receive) {
      return reach(transfer.receiveFrom(), receive.managed())
          ? ALLOWED
          : denied(Code.RECEIVE_BLOCKED, "transfer.receiveFrom", receive.app());
    } else if (action instanceof Action.Save save) {
      return save(save.target(), transfer.saveTo());
    } else if (action instanceof Action.BackUp) {
      return transfer.backup() == Backup.ORGANISATION
          ? ALLOWED
          : denied(Code.BACKUP_BLOCKED, "transfer.backup");
    }
    return device(action, transfer);
  }

  private static Decision device(Action action, Transfer transfer) {
    if (action instanceof Action.Print) {
      return permission(transfer.print(), Code.PRINT_BLOCKED, "transfer.print");
    } else if (action instanceof Action.CaptureScreen) {
      return permission(
          transfer.screenCapture(), Code.SCREEN_CAPTURE_BLOCKED, "transfer.screenCapture");
    } else if (action instanceof Action.UseKeyboard use) {
      return keyboard(use.keyboard(), transfer.inputs());
    } else if (action instanceof Action.UseSensor use) {
      return sensor(use.sensor(), transfer.inputs());
    }
    throw new IllegalStateException("an action without a rule: " + action);
  }

  private static Decision contact(Action.SyncContact contact, ContactsSync rule) {
    String setting = "transfer.contactsSync";
    return rule == ContactsSync.NONE
        ? denied(Code.CONTACT_BLOCKED, setting)
        : new Changed(contact.nameAndNumber(), Reason.of(Code.CONTACT_SHORTENED, setting));
  }

  private static Decision share(Action.Share share, Transfer transfer) {
    boolean exempt = transfer.sendToExempt().contains(share.app());
    return exempt || reach(transfer.sendTo(), share.managed())
        ? ALLOWED
        : denied(Code.SHARE_BLOCKED, "transfer.sendTo", share.app());
  }

  private static Decision save(SaveTarget target, Set<SaveTarget> permitted) {
    return permitted.contains(target)
        ? ALLOWED
        : denied(
            Code.SAVE_BLOCKED,
            "transfer.saveTo",
            target.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  private static Decision notification(Action.Notify notify, Transfer transfer) {
    return switch (transfer.notifications()) {
      case FULL -> ALLOWED;
      case REDACTED ->
          new Changed(
              notify.redacted(), Reason.of(Code.NOTIFICATION_BLOCKED, "transfer.notifications"));
      case NONE -> denied(Code.NOTIFICATION_BLOCKED, "transfer.notifications");
    };
  }

  private static Decision keyboard(String keyboard, Inputs rule) {
    return rule.keyboards().isEmpty() || rule.keyboards().contains(keyboard)
        ? ALLOWED
        : denied(Code.KEYBOARD_BLOCKED, "transfer.keyboards", keyboard);
  }

  private static Decision sensor(Sensor sensor, Inputs rule) {
    return rule.sensors().contains(sensor)
        ? ALLOWED
        : switch (sensor) {
          case CAMERA -> denied(Code.CAMERA_BLOCKED, "transfer.sensors");
          case MICROPHONE -> denied(Code.MICROPHONE_BLOCKED, "transfer.sensors");
          case LOCATION -> denied(Code.LOCATION_BLOCKED, "transfer.sensors");
        };
  }

  private static boolean reach(Reach rule, boolean managed) {
    return rule == Reach.ANY || (rule == Reach.MANAGED && managed);
  }

  private static Decision permission(Permission rule, Code code, String setting) {
    return rule == Permission.ALLOWED ? ALLOWED : denied(code, setting);
  }

  static Decision denied(Code code, String... arguments) {
    return new Denied(Reason.of(code, arguments));
  }
}
