package dev.cordon.core.android;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import android.app.Activity;
import android.app.Dialog;
import android.os.Build;
import android.os.Bundle;
import android.provider.Settings;
import android.view.View;
import android.view.WindowManager.LayoutParams;
import android.widget.EditText;
import android.widget.LinearLayout;
import dev.cordon.core.Registration;
import dev.cordon.testing.EnrolledContainer;
import org.jspecify.annotations.Nullable;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.shadows.ShadowToast;
import org.robolectric.util.ReflectionHelpers;

/** F5: a keyboard that the policy does not list is connected to no work window. */
@Tag("F5")
@RunWith(RobolectricTestRunner.class)
public final class KeyboardGuardTest {
  private static final String GOOD = "com.example.good/.Board";
  private static final String OTHER = "com.example.other/.Board";

  /** A field, and another view to have the focus. */
  public static final class Form extends Activity {
    @Override
    protected void onCreate(@Nullable Bundle state) {
      super.onCreate(state);
      LinearLayout room = new LinearLayout(this);
      View first = new View(this);
      first.setId(android.R.id.custom);
      first.setFocusable(true);
      first.setFocusableInTouchMode(true);
      room.addView(first, 10, 10);
      EditText field = new EditText(this);
      field.setId(android.R.id.edit);
      room.addView(field);
      setContentView(room);
    }
  }

  private EnrolledContainer work;
  private Registration followed;
  private Form form;

  @Before
  public void aFormIsOpen() {
    uses(OTHER);
    WorkWindows.protect(RuntimeEnvironment.getApplication());
    work = EnrolledContainer.create();
    followed = WorkWindows.follow(RuntimeEnvironment.getApplication(), work.container());
    form = Robolectric.buildActivity(Form.class).setup().windowFocusChanged(true).get();
    form.findViewById(android.R.id.custom).requestFocus();
    Windows.settle();
    ShadowToast.reset();
  }

  @After
  public void letGo() {
    followed.close();
    work.close();
  }

  private void uses(String keyboard) {
    Settings.Secure.putString(
        RuntimeEnvironment.getApplication().getContentResolver(),
        Settings.Secure.DEFAULT_INPUT_METHOD,
        keyboard);
  }

  private void enterField() {
    form.findViewById(android.R.id.edit).requestFocus();
    Windows.settle();
  }

  private View root() {
    return form.getWindow().getDecorView();
  }

  /** Whether the system was told to connect no keyboard to the window. */
  private static boolean isCutOff(View root) {
    LayoutParams told = ReflectionHelpers.getField(root.getParent(), "mWindowAttributes");
    return (told.flags & LayoutParams.FLAG_ALT_FOCUSABLE_IM) != 0;
  }

  @Test
  public void oneThatIsNotListedIsCutOffAndTheEmployeeIsToldWhatToDo() {
    work.publish(Policies.keyboards(GOOD));
    Windows.settle();
    assertTrue(isCutOff(root()));
    assertNull("nobody is typing", ShadowToast.getLatestToast());

    enterField();
    String told = ShadowToast.getTextOfLatestToast();
    assertTrue(told, told.contains("transfer.keyboards") && told.contains(OTHER));
    Windows.settle();
    assertEquals("it is told once", 1, ShadowToast.shownToastCount());
  }

  @Test
  public void oneThatIsListedTypes() {
    work.publish(Policies.keyboards(GOOD, OTHER));
    enterField();
    assertFalse(isCutOff(root()));
    assertNull(ShadowToast.getLatestToast());
  }

  @Test
  public void withoutAListAnyTypes() {
    enterField();
    assertFalse(isCutOff(root()));
  }

  @Test
  public void changingTheKeyboardCountsFromTheNextTouchOn() {
    work.publish(Policies.keyboards(GOOD));
    Windows.settle();
    uses(GOOD);
    Windows.touch(form);
    Windows.settle();
    assertFalse(isCutOff(root()));

    uses(OTHER);
    Windows.touch(form);
    Windows.settle();
    assertTrue(isCutOff(root()));
  }

  @Test
  public void itLearnsNoPasscodeEither() {
    work.publish(Policies.keyboards(GOOD));
    work.lock();
    enterField();
    assertTrue(isCutOff(root()));
    assertTrue(ShadowToast.getTextOfLatestToast().contains(OTHER));
  }

  @Test
  public void itReachesNoDialog() {
    assumeTrue("below, dialogs cannot be found", Build.VERSION.SDK_INT >= 29);
    work.publish(Policies.keyboards(GOOD));
    Dialog dialog = new Dialog(form);
    dialog.setContentView(new EditText(form));
    dialog.show();
    Windows.settle();
    assertTrue(isCutOff(dialog.getWindow().getDecorView()));
  }

  @Test
  public void aWindowThatTheAppItselfCutOffStaysSo() {
    form.getWindow().addFlags(LayoutParams.FLAG_ALT_FOCUSABLE_IM);
    work.publish(Policies.keyboards(GOOD));
    Windows.settle();
    work.publish(Policies.keyboards(OTHER));
    Windows.settle();
    assertTrue(isCutOff(root()));
  }
}
