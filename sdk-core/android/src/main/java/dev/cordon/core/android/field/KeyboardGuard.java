package dev.cordon.core.android.field;

import android.content.Context;
import android.provider.Settings;
import android.view.View;
import android.view.WindowManager.LayoutParams;
import android.widget.TextView;
import dev.cordon.core.android.rule.Notice;
import dev.cordon.core.android.rule.Rules;
import dev.cordon.core.android.window.RootGuard;
import dev.cordon.core.android.window.WindowFlag;
import java.lang.ref.WeakReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a keyboard that the policy does not list away from work windows (requirement F5): the
 * system then connects it to none of their fields, so it neither types nor reads. Whoever enters a
 * field is told why. That goes for a locked container too: a passcode is what such a keyboard must
 * not learn first of all. Keys of hardware still type.
 */
public final class KeyboardGuard implements RootGuard {
  private final Context context;
  private final Rules rules;
  private final Notice notice;
  private final WindowFlag withoutKeyboard = new WindowFlag(LayoutParams.FLAG_ALT_FOCUSABLE_IM);
  private WeakReference<View> told = new WeakReference<>(null);

  public KeyboardGuard(Context context, Rules rules, Notice notice) {
    this.context = context;
    this.rules = rules;
    this.notice = notice;
  }

  @Override
  public void seen(View root) {
    boolean refused = rules.listsKeyboards() && !rules.lists(keyboard());
    withoutKeyboard.set(root, refused && takesKeys(root));
    if (root.hasWindowFocus()) {
      tell(refused ? root.findFocus() : null);
    }
  }

  /** For a window that takes no keys the flag would mean the opposite. */
  private static boolean takesKeys(View root) {
    return root.getLayoutParams() instanceof LayoutParams attributes
        && (attributes.flags & LayoutParams.FLAG_NOT_FOCUSABLE) == 0;
  }

  private void tell(@Nullable View focused) {
    boolean typing = focused instanceof TextView text && TextFields.isEditable(text);
    if (typing && told.get() != focused) {
      notice.of(rules.typing(keyboard()));
    }
    told = new WeakReference<>(typing ? focused : null);
  }

  /** As {@code adb shell ime list -s} names it; empty if the system does not tell. */
  private String keyboard() {
    String id =
        Settings.Secure.getString(
            context.getContentResolver(), Settings.Secure.DEFAULT_INPUT_METHOD);
    return Optional.ofNullable(id).orElse("");
  }
}
