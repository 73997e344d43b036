package dev.cordon.testing.android;

import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import android.app.Activity;
import android.app.Dialog;
import android.os.Build;
import dev.cordon.core.android.WorkWindows;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.Description;
import org.junit.runner.RunWith;
import org.junit.runners.model.Statement;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;

/** F1: an app's own test finds the window that escaped. */
@Tag("F1")
@RunWith(RobolectricTestRunner.class)
public final class SecureWindowsTest {
  /** An app's screen. */
  public static final class Inbox extends Activity {}

  private static Inbox inbox() {
    return Robolectric.buildActivity(Inbox.class).setup().get();
  }

  private static void protect() {
    WorkWindows.protect(RuntimeEnvironment.getApplication());
  }

  @Test
  public void anActivityThatNobodyProtectsIsNamedWithWhatToDo() {
    inbox();
    AssertionError found =
        assertThrows(AssertionError.class, () -> SecureWindows.everywhere().check());
    assertTrue(found.toString(), found.toString().contains("Inbox"));
    assertTrue(found.toString(), found.toString().contains("WorkWindows.protect(this)"));
  }

  @Test
  public void aDialogThatEscapedIsFoundAtTheEndOfTheTest() {
    Dialog dialog = new Dialog(inbox());
    Statement test =
        new Statement() {
          @Override
          public void evaluate() {
            dialog.show();
          }
        };
    Statement ruled = SecureWindows.everywhere().apply(test, Description.EMPTY);
    AssertionError found = assertThrows(AssertionError.class, ruled::evaluate);
    assertTrue(found.toString(), found.toString().contains("DecorView"));
  }

  @Test
  public void whatIsProtectedPasses() {
    protect();
    new Dialog(inbox());
    SecureWindows.everywhere().check();
  }

  @Test
  public void aProtectedAppsDialogPassesWhereItCanBeFound() {
    assumeTrue(Build.VERSION.SDK_INT >= 29);
    protect();
    new Dialog(inbox()).show();
    SecureWindows.everywhere().check();
  }

  @Test
  public void anExceptedWindowPasses() {
    Activity activity = inbox();
    SecureWindows.except(root -> root == activity.getWindow().getDecorView()).check();
  }

  @Test
  public void aFailedTestStaysTheFailureThatItWas() {
    inbox();
    Statement test =
        new Statement() {
          @Override
          public void evaluate() {
            throw new IllegalStateException("its own trouble");
          }
        };
    Statement ruled = SecureWindows.everywhere().apply(test, Description.EMPTY);
    assertThrows(IllegalStateException.class, ruled::evaluate);
  }
}
