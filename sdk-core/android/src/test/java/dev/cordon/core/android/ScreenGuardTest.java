package dev.cordon.core.android;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import android.app.Activity;
import android.app.AlertDialog;
import android.app.Dialog;
import android.os.Build;
import android.os.Bundle;
import android.view.Menu;
import android.view.View;
import android.view.WindowManager;
import android.view.WindowManager.LayoutParams;
import android.widget.ArrayAdapter;
import android.widget.ListPopupWindow;
import android.widget.PopupMenu;
import android.widget.PopupWindow;
import android.widget.Spinner;
import android.widget.TextView;
import dev.cordon.core.Registration;
import dev.cordon.policy.protocol.ProtectionLevel;
import dev.cordon.policy.protocol.policy.Permission;
import dev.cordon.testing.EnrolledContainer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.Before;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.android.controller.ActivityController;

/** F1: work windows are secure before their first frame, whoever opened them. */
@Tag("F1")
@RunWith(RobolectricTestRunner.class)
public final class ScreenGuardTest {
  /** Remembers whether its window was secure before it made its first view. */
  public static final class Curious extends Activity {
    boolean secureAtBirth;

    @Override
    protected void onCreate(@Nullable Bundle state) {
      secureAtBirth = Windows.isSecure(this);
      super.onCreate(state);
      setContentView(new TextView(this));
    }

    @Override
    public boolean onCreateOptionsMenu(Menu menu) {
      menu.add("forward");
      return true;
    }
  }

  /** Opens a dialog before anybody could touch it. */
  public static final class Hasty extends Activity {
    @Override
    protected void onResume() {
      super.onResume();
      new Dialog(this).show();
    }
  }

  /** Shows nothing of work. */
  public static final class Personal extends Activity {}

  @Before
  public void protect() {
    WorkWindows.protect(
        RuntimeEnvironment.getApplication(), activity -> !(activity instanceof Personal));
  }

  private static Curious inFront() {
    Curious activity = Robolectric.buildActivity(Curious.class).setup().get();
    Windows.settle();
    return activity;
  }

  /** What a touch opens is secure when the system first hears how to draw it. */
  private static void secureFromTheFirstFrame(Activity activity, Runnable opener) {
    assumeTrue(Build.VERSION.SDK_INT >= 29); // below, only activities are known
    Windows.touch(activity);
    assertEquals(List.of(), Windows.bareAtFirstFrame(opener));
    assertEquals(List.of(), Windows.bare());
  }

  @Test
  public void anActivityIsSecureBeforeItHasAView() {
    Curious activity = inFront();
    assertEquals(Build.VERSION.SDK_INT >= 29, activity.secureAtBirth);
    assertTrue(Windows.isSecure(activity.getWindow().getDecorView()));
  }

  @Test
  public void aSecondActivityIsSecureToo() {
    inFront();
    assertTrue(Windows.isSecure(inFront().getWindow().getDecorView()));
  }

  @Test
  public void aRotatedActivityIsSecureAgain() {
    ActivityController<Curious> controller = Robolectric.buildActivity(Curious.class).setup();
    Curious before = controller.get();
    Curious after = controller.recreate().get();
    Windows.settle();

    assertFalse(before == after);
    assertTrue(Windows.isSecure(after.getWindow().getDecorView()));
  }

  @Test
  public void aDialogIsSecure() {
    Activity activity = inFront();
    Dialog dialog = new Dialog(activity);
    dialog.setContentView(new TextView(activity));
    secureFromTheFirstFrame(activity, dialog::show);
  }

  @Test
  public void aDialogThatIsShownAgainIsSecureAgain() {
    Activity activity = inFront();
    Dialog dialog = new Dialog(activity);
    secureFromTheFirstFrame(activity, dialog::show);
    dialog.dismiss();
    Windows.settle();
    secureFromTheFirstFrame(activity, dialog::show);
  }

  @Test
  public void anAlertIsSecure() {
    Activity activity = inFront();
    secureFromTheFirstFrame(
        activity, () -> new AlertDialog.Builder(activity).setMessage("sent").show());
  }

  @Test
  public void aDialogOfADialogIsSecure() {
    Activity activity = inFront();
    Dialog first = new Dialog(activity);
    secureFromTheFirstFrame(activity, first::show);
    secureFromTheFirstFrame(activity, () -> new Dialog(first.getContext()).show());
  }

  @Test
  public void aPopupIsSecure() {
    Activity activity = inFront();
    View anchor = activity.getWindow().getDecorView();
    PopupWindow popup = new PopupWindow(new TextView(activity), 100, 100);
    secureFromTheFirstFrame(activity, () -> popup.showAtLocation(anchor, 0, 0, 0));
  }

  @Test
  public void aSpinnersListIsSecure() {
    Activity activity = inFront();
    Spinner spinner = new Spinner(activity);
    spinner.setAdapter(
        new ArrayAdapter<>(activity, android.R.layout.simple_spinner_item, List.of("a", "b")));
    activity.setContentView(spinner);
    Windows.settle();
    secureFromTheFirstFrame(activity, spinner::performClick);
  }

  @Test
  public void aListPopupIsSecure() {
    Activity activity = inFront();
    ListPopupWindow popup = new ListPopupWindow(activity);
    popup.setAdapter(
        new ArrayAdapter<>(activity, android.R.layout.simple_spinner_item, List.of("a")));
    popup.setAnchorView(activity.findViewById(android.R.id.content));
    secureFromTheFirstFrame(activity, popup::show);
  }

  @Test
  public void aPopupMenuIsSecure() {
    Activity activity = inFront();
    PopupMenu menu = new PopupMenu(activity, activity.findViewById(android.R.id.content));
    menu.getMenu().add("reply");
    secureFromTheFirstFrame(activity, menu::show);
  }

  @Test
  public void aWindowThatTheAppAddsItselfIsSecure() {
    Activity activity = inFront();
    WindowManager windows = activity.getSystemService(WindowManager.class);
    secureFromTheFirstFrame(
        activity,
        () ->
            windows.addView(
                new TextView(activity), new LayoutParams(LayoutParams.TYPE_APPLICATION)));
  }

  @Test
  public void aWindowThatOpensByItselfIsSecureAfterOneFrame() {
    assumeTrue(Build.VERSION.SDK_INT >= 29);
    Activity activity = inFront();
    new Dialog(activity).show(); // nobody touched anything: this is the gap that is documented
    Windows.settle();
    assertEquals(List.of(), Windows.bare());
  }

  @Test
  public void whatTheAppUncoversIsCoveredAgain() {
    Activity activity = inFront();
    activity.getWindow().clearFlags(LayoutParams.FLAG_SECURE);
    Windows.settle();
    assertTrue(Windows.isSecure(activity.getWindow().getDecorView()));
  }

  @Test
  public void whatOpensWithAnActivityIsSecureFromTheFirstFrame() {
    assumeTrue(Build.VERSION.SDK_INT >= 29);
    ActivityController<Hasty> controller = Robolectric.buildActivity(Hasty.class).create().start();
    assertEquals(List.of(), Windows.bareAtFirstFrame(() -> controller.resume().visible()));
  }

  @Test
  @Tag("A1")
  public void aPersonalActivityAndItsDialogsAreLeftAlone() {
    Activity personal = Robolectric.buildActivity(Personal.class).setup().get();
    inFront();
    new Dialog(personal).show();
    Windows.settle();

    assertFalse(Windows.isSecure(personal));
    assertEquals("its own and its dialog's", 2, Windows.bare().size());
  }

  @Test
  public void whereThePolicyAllowsPicturesTheFlagGoesAndComesBackWithThePolicy() {
    Activity activity = inFront();
    try (EnrolledContainer work = EnrolledContainer.create()) {
      Registration followed = WorkWindows.follow(activity, work.container());
      assertTrue(Windows.isSecure(activity.getWindow().getDecorView()));
      work.publish(Policies.captures(Permission.ALLOWED));
      Windows.settle();
      assertFalse(Windows.isSecure(activity.getWindow().getDecorView()));
      work.publish(Policies.captures(Permission.BLOCKED));
      Windows.settle();
      assertTrue(Windows.isSecure(activity.getWindow().getDecorView()));
      followed.close();
    }
  }

  @Test
  public void aFlagThatTheAppSetItselfStays() {
    Activity activity = inFront();
    try (EnrolledContainer work = EnrolledContainer.create()) {
      work.publish(Policies.captures(Permission.ALLOWED));
      Registration followed = WorkWindows.follow(activity, work.container());
      Dialog shy = new Dialog(activity);
      shy.getWindow().addFlags(LayoutParams.FLAG_SECURE);
      shy.show();
      Windows.settle();
      assertTrue(Windows.isSecure(shy.getWindow().getDecorView()));
      assertFalse(Windows.isSecure(activity.getWindow().getDecorView()));
      followed.close();
      assertTrue("nobody is followed: strict again", Windows.isSecure(activity));
    }
  }

  @Test
  public void theLevelIsDeclaredTruly() {
    ProtectionLevel expected =
        Build.VERSION.SDK_INT >= 29 ? ProtectionLevel.ENFORCED : ProtectionLevel.BEST_EFFORT;
    assertEquals(expected, WorkWindows.screenCapture(RuntimeEnvironment.getApplication()));
  }
}
