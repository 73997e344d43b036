package dev.cordon.core.android;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import android.app.Activity;
import android.app.AlertDialog;
import android.app.Dialog;
import android.graphics.Rect;
import android.os.Build;
import android.os.Bundle;
import android.view.ActionMode;
import android.view.Menu;
import android.view.MenuItem;
import android.view.SurfaceControl;
import android.view.SurfaceView;
import android.view.View;
import android.widget.TextView;
import android.widget.Toast;
import dev.cordon.core.Registration;
import dev.cordon.policy.protocol.policy.Permission;
import dev.cordon.testing.EnrolledContainer;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.Before;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.util.ReflectionHelpers;
import org.robolectric.util.ReflectionHelpers.ClassParameter;

/** F1: windows and surfaces that the framework opens in ways of their own are secure too. */
@Tag("F1")
@RunWith(RobolectricTestRunner.class)
public final class RareWindowsTest {
  /** Has a menu, and remembers what the system was told about its picture among recent apps. */
  public static final class Office extends Activity {
    final List<Boolean> pictures = new ArrayList<>();

    @Override
    protected void onCreate(@Nullable Bundle state) {
      super.onCreate(state);
      setContentView(new TextView(this));
    }

    @Override
    public boolean onCreateOptionsMenu(Menu menu) {
      menu.add("forward");
      return true;
    }

    @Override
    public void setRecentsScreenshotEnabled(boolean enabled) {
      pictures.add(enabled);
    }
  }

  /** A dialog that outlives a rotation. */
  @SuppressWarnings("deprecation") // androidx has its own, over the very same Dialog
  public static final class Question extends android.app.DialogFragment {
    @Override
    public Dialog onCreateDialog(@Nullable Bundle state) {
      return new AlertDialog.Builder(getActivity()).setMessage("send?").create();
    }
  }

  private Office office;

  @Before
  public void anOfficeIsInFront() {
    WorkWindows.protect(RuntimeEnvironment.getApplication());
    office = Robolectric.buildActivity(Office.class).setup().get();
    Windows.settle();
  }

  private void secureFromTheFirstFrame(Runnable opener) {
    assumeTrue(Build.VERSION.SDK_INT >= 29); // below, only activities are known
    Windows.touch(office);
    assertEquals(List.of(), Windows.bareAtFirstFrame(opener));
    assertEquals(List.of(), Windows.bare());
  }

  @Test
  public void theOptionMenuIsSecure() {
    secureFromTheFirstFrame(office::openOptionsMenu);
  }

  @Test
  @SuppressWarnings("deprecation")
  public void aDialogFragmentIsSecure() {
    secureFromTheFirstFrame(
        () -> {
          new Question().show(office.getFragmentManager(), "question");
          office.getFragmentManager().executePendingTransactions();
        });
  }

  @Test
  @SuppressWarnings("deprecation") // a toast with a view of its own: apps still have them
  public void aToastWithAViewOfTheAppIsSecure() {
    Toast toast = new Toast(office);
    View view = new TextView(office);
    toast.setView(view);
    secureFromTheFirstFrame(() -> shownByTheSystem(toast, view));
  }

  /** The system calls an app back when it is its toast's turn; Robolectric has no such system. */
  private static void shownByTheSystem(Toast toast, View view) {
    Object turn = ReflectionHelpers.getField(toast, "mTN");
    ReflectionHelpers.setField(
        turn, "mNextView", Build.VERSION.SDK_INT == 34 ? new WeakReference<>(view) : view);
    ReflectionHelpers.callInstanceMethod(
        turn, "handleShow", ClassParameter.from(android.os.IBinder.class, new android.os.Binder()));
  }

  @Test
  public void theFloatingToolbarOfATextIsSecure() {
    View root = office.getWindow().getDecorView();
    secureFromTheFirstFrame(
        () -> root.startActionMode(new Toolbar(), ActionMode.TYPE_FLOATING).invalidate());
  }

  /** What a selected text offers. */
  private static final class Toolbar extends ActionMode.Callback2 {
    @Override
    public boolean onCreateActionMode(ActionMode mode, Menu menu) {
      menu.add("copy");
      return true;
    }

    @Override
    public boolean onPrepareActionMode(ActionMode mode, Menu menu) {
      return true;
    }

    @Override
    public boolean onActionItemClicked(ActionMode mode, MenuItem item) {
      return false;
    }

    @Override
    public void onDestroyActionMode(ActionMode mode) {}

    @Override
    public void onGetContentRect(ActionMode mode, View view, Rect outRect) {
      outRect.set(10, 100, 60, 120);
    }
  }

  @Test
  public void aVideosSurfaceIsSecure() {
    SurfaceView video = new SurfaceView(office);
    office.setContentView(video);
    Windows.settle();
    assertNotEquals(0, flags(video) & secureFlag());
  }

  private static int flags(SurfaceView surface) {
    return ReflectionHelpers.getField(surface, "mSurfaceFlags");
  }

  private static int secureFlag() {
    return ReflectionHelpers.getStaticField(SurfaceControl.class, "SECURE");
  }

  @Test
  public void thePictureAmongRecentAppsFollowsThePolicy() {
    assumeTrue(Build.VERSION.SDK_INT >= 33); // below, the secure flag hides it
    assertEquals(List.of(false), office.pictures);
    try (EnrolledContainer work = EnrolledContainer.create()) {
      work.publish(Policies.captures(Permission.ALLOWED));
      Registration followed = WorkWindows.follow(office, work.container());
      Windows.settle();
      assertEquals(List.of(false, true), office.pictures);
      followed.close();
      Windows.settle();
      assertEquals(List.of(false, true, false), office.pictures);
      assertTrue(Windows.isSecure(office));
    }
  }
}
