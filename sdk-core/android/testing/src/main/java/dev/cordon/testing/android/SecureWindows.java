package dev.cordon.testing.android;

import android.view.View;
import android.view.WindowManager.LayoutParams;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.rules.TestRule;
import org.junit.runner.Description;
import org.junit.runners.model.Statement;
import org.robolectric.shadows.ShadowLooper;

/**
 * Fails a Robolectric test of an app if a window could be photographed when the test ends, be it an
 * activity, a dialog or a popup:
 *
 * <pre>{@code
 * @RunWith(RobolectricTestRunner.class)
 * public class MessageScreenTest {
 *   @Rule public final SecureWindows windows = SecureWindows.everywhere();
 *   // @Rule public final SecureWindows windows = SecureWindows.except(root -> isSettings(root));
 * }
 * }</pre>
 *
 * <p>Close windows only after that, or call {@link #check} while they are open. Below API 29
 * dialogs and popups are not found by {@code WorkWindows}: an app must flag its own, and this rule
 * says so.
 */
public final class SecureWindows implements TestRule {
  private final Predicate<View> personal;

  private SecureWindows(Predicate<View> personal) {
    this.personal = personal;
  }

  /** Every window of the app shows work. */
  public static SecureWindows everywhere() {
    return new SecureWindows(root -> false);
  }

  /**
   * Some windows show nothing of work.
   *
   * @param personal says so, by a window's root view
   */
  public static SecureWindows except(Predicate<View> personal) {
    return new SecureWindows(personal);
  }

  @Override
  public Statement apply(Statement test, Description description) {
    return new Statement() {
      @Override
      public void evaluate() throws Throwable {
        test.evaluate();
        check();
      }
    };
  }

  /**
   * Lets the main thread do what is due, and looks at all windows that are open now. On the main
   * thread.
   *
   * @throws AssertionError naming the windows that are not secure, and what to do
   */
  public void check() {
    ShadowLooper.idleMainLooper();
    List<String> bare = new ArrayList<>();
    for (View root : OpenWindows.roots()) {
      if (!personal.test(root) && !isSecure(root)) {
        bare.add(OpenWindows.name(root));
      }
    }
    if (!bare.isEmpty()) {
      throw new AssertionError(message(bare));
    }
  }

  private static boolean isSecure(View root) {
    return root.getLayoutParams() instanceof LayoutParams attributes
        && (attributes.flags & LayoutParams.FLAG_SECURE) != 0;
  }

  private static String message(List<String> bare) {
    return "Not kept out of screenshots: "
        + String.join(", ", bare)
        + ". Call WorkWindows.protect(this) in Application.onCreate, below API 29 also"
        + " getWindow().addFlags(FLAG_SECURE) on each dialog; if a window shows nothing of work,"
        + " name it in SecureWindows.except(...).";
  }
}
