package dev.cordon.mail.android.about;

import android.content.Context;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.stage.Words;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Lease;
import dev.cordon.policy.protocol.policy.PasscodeRules;
import dev.cordon.policy.protocol.policy.Permission;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.Transfer;
import dev.cordon.policy.protocol.policy.Transfer.SaveTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A policy as lines that anybody understands. */
final class PolicyWords {
  private final Context context;
  private final List<String> lines = new ArrayList<>();

  private PolicyWords(Context context) {
    this.context = context;
  }

  static List<String> of(Context context, Policy policy) {
    PolicyWords words = new PolicyWords(context);
    words.transfer(policy.transfer());
    words.access(policy.access());
    words.lease(policy.lease());
    return words.lines;
  }

  private void transfer(Transfer transfer) {
    say(copying(transfer));
    say(
        allowed(transfer.screenCapture())
            ? R.string.policy_capture_allowed
            : R.string.policy_capture_blocked);
    say(sharing(transfer));
    say(saving(transfer));
    say(allowed(transfer.print()) ? R.string.policy_print_allowed : R.string.policy_print_blocked);
    say(notifying(transfer));
  }

  private static int copying(Transfer transfer) {
    return switch (transfer.copyPaste()) {
      case BLOCKED -> R.string.policy_copy_blocked;
      case MANAGED -> R.string.policy_copy_managed;
      case MANAGED_PASTE_IN -> R.string.policy_copy_paste_in;
      case ANY -> R.string.policy_copy_any;
    };
  }

  private static int sharing(Transfer transfer) {
    return switch (transfer.sendTo()) {
      case NONE -> R.string.policy_share_none;
      case MANAGED -> R.string.policy_share_managed;
      case ANY -> R.string.policy_share_any;
    };
  }

  private static int saving(Transfer transfer) {
    if (transfer.saveTo().contains(SaveTarget.DEVICE)) {
      return R.string.policy_save_device;
    }
    return transfer.saveTo().contains(SaveTarget.ORGANISATION_SHARE)
        ? R.string.policy_save_share
        : R.string.policy_save_inside;
  }

  private static int notifying(Transfer transfer) {
    return switch (transfer.notifications()) {
      case FULL -> R.string.policy_notify_full;
      case REDACTED -> R.string.policy_notify_redacted;
      case NONE -> R.string.policy_notify_none;
    };
  }

  private void access(Access access) {
    boolean letters = access.passcode().type() == PasscodeRules.Type.ALPHANUMERIC;
    say(
        letters ? R.string.policy_passcode_letters : R.string.policy_passcode_numeric,
        access.passcode().minLength());
    boolean wipe = access.whenExceeded() == Access.WhenExceeded.WIPE;
    say(
        wipe ? R.string.policy_attempts_wipe : R.string.policy_attempts_close,
        access.maxAttempts());
    say(
        R.string.policy_idle,
        seconds(access.idleLockSeconds()),
        seconds(access.lockOnBackgroundSeconds()));
  }

  private void lease(Lease lease) {
    say(R.string.policy_lease, lease.blockAfterHours(), lease.wipeAfterDays());
    say(R.string.policy_check_in, lease.checkInMinutes());
  }

  private String seconds(int seconds) {
    return Words.of(context, Duration.ofSeconds(seconds));
  }

  private void say(int text, Object... arguments) {
    lines.add(context.getString(text, arguments));
  }

  private static boolean allowed(Permission permission) {
    return permission == Permission.ALLOWED;
  }
}
