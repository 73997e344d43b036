package dev.cordon.core.android;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import android.app.Activity;
import android.content.ClipData;
import android.content.ClipDescription;
import android.content.ClipboardManager;
import android.content.Intent;
import android.net.Uri;
import android.os.Build;
import android.os.Bundle;
import android.widget.EditText;
import dev.cordon.core.Registration;
import dev.cordon.core.gate.Decision;
import dev.cordon.policy.protocol.policy.Transfer.CopyPaste;
import dev.cordon.testing.EnrolledContainer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.android.controller.ActivityController;
import org.robolectric.shadows.ShadowToast;

/** F2: what is copied in a work window goes only where the gate lets it go. */
@Tag("F2")
@RunWith(RobolectricTestRunner.class)
public final class ClipboardTest {
  private static final String SECRET = "the offer is 4200";

  /** A field with work text in it. */
  public static final class Note extends Activity {
    @Override
    protected void onCreate(@Nullable Bundle state) {
      super.onCreate(state);
      EditText field = new EditText(this);
      field.setId(android.R.id.edit);
      field.setText(SECRET);
      setContentView(field);
    }
  }

  private EnrolledContainer work;
  private Registration followed;
  private ActivityController<Note> controller;
  private ClipboardManager system;

  @Before
  public void aNoteIsOpen() {
    WorkWindows.protect(RuntimeEnvironment.getApplication());
    work = EnrolledContainer.create();
    followed = WorkWindows.follow(RuntimeEnvironment.getApplication(), work.container());
    controller = Robolectric.buildActivity(Note.class).setup().windowFocusChanged(true);
    Windows.settle();
    system = controller.get().getSystemService(ClipboardManager.class);
  }

  @After
  public void letGo() {
    followed.close();
    work.close();
  }

  private EditText field() {
    return controller.get().findViewById(android.R.id.edit);
  }

  private void copyAll() {
    field().selectAll();
    assertTrue(field().onTextContextMenuItem(android.R.id.copy));
    Windows.settle();
  }

  private WorkClipboard buttons() {
    return WorkClipboard.of(controller.get(), work.container());
  }

  private Optional<String> onTheSystems() {
    ClipData clip = system.getPrimaryClip();
    return Optional.ofNullable(clip)
        .map(each -> String.valueOf(each.getItemAt(0).getText()))
        .filter(text -> !text.isEmpty());
  }

  @Test
  public void whatAWidgetCopiedIsKeptInside() {
    copyAll();
    assertEquals(Optional.empty(), onTheSystems());
    assertEquals(Optional.of(SECRET), buttons().paste());
    assertTrue("the employee is told why", ShadowToast.shownToastCount() > 0);
  }

  @Test
  public void whatIsKeptInsideIsPastedIntoAWorkField() {
    copyAll();
    field().setText("");
    field().requestFocus();
    assumeTrue(Build.VERSION.SDK_INT >= 28); // below, no list of listeners for keys
    assertTrue(Keys.ctrlV(controller.get()));
    assertEquals(SECRET, field().getText().toString());
  }

  @Test
  public void whereCopyingIsBlockedNothingIsKeptAnywhere() {
    work.publish(Policies.copies(CopyPaste.BLOCKED, 0));
    copyAll();
    assertEquals(Optional.empty(), onTheSystems());
    assertEquals(Optional.empty(), buttons().paste());
  }

  @Test
  public void whatMayLeaveStaysAndIsMarkedSensitive() {
    work.publish(Policies.copies(CopyPaste.ANY, 0));
    copyAll();
    assertEquals(Optional.of(SECRET), onTheSystems());
    ClipDescription description = system.getPrimaryClipDescription();
    assertTrue(description.getExtras().getBoolean("android.content.extra.IS_SENSITIVE"));
  }

  @Test
  public void aFewCharactersMayLeaveAndNoMore() {
    work.publish(Policies.copies(CopyPaste.BLOCKED, 9));
    copyAll();
    assertEquals(Optional.of("the offer"), onTheSystems());
    copyAll();
    assertEquals(Optional.empty(), onTheSystems());
  }

  @Test
  public void aClipOfManyPartsIsJudgedAsAWhole() {
    work.publish(Policies.copies(CopyPaste.BLOCKED, 9));
    ClipData clip = ClipData.newHtmlText(SECRET, "the", "<b>" + SECRET + "</b>");
    clip.addItem(new ClipData.Item(" offer", new Intent(SECRET), Uri.parse("content://work/1")));
    system.setPrimaryClip(clip);
    Windows.settle();

    ClipData left = system.getPrimaryClip();
    assertEquals(1, left.getItemCount());
    assertEquals("the\n offe", left.getItemAt(0).getText().toString());
    assertEquals("", String.valueOf(left.getDescription().getLabel()));
    assertEquals(null, left.getItemAt(0).getHtmlText());
    assertEquals(null, left.getItemAt(0).getIntent());
    assertEquals(null, left.getItemAt(0).getUri());
  }

  @Test
  public void aClipWithoutTextDoesNotSlipThrough() {
    system.setPrimaryClip(ClipData.newRawUri("", Uri.parse("content://work/1")));
    Windows.settle();
    assertEquals(Optional.empty(), onTheSystems());
    ClipData left = system.getPrimaryClip();
    assertTrue(left == null || left.getItemAt(0).getUri() == null);
  }

  @Test
  public void whileTheContainerIsLockedNothingIsCopied() {
    work.publish(Policies.copies(CopyPaste.ANY, 0));
    work.lock();
    copyAll();
    assertEquals(Optional.empty(), onTheSystems());
  }

  @Test
  public void whatWasKeptIsGoneAfterALock() {
    copyAll();
    work.lock();
    work.open();
    assertEquals(Optional.empty(), buttons().paste());
  }

  @Test
  public void aButtonCopiesByTheSameRules() {
    assertTrue(buttons().copy(SECRET) instanceof Decision.KeptInside);
    assertEquals(Optional.of(SECRET), buttons().paste());
    work.publish(Policies.copies(CopyPaste.ANY, 0));
    assertEquals(new Decision.Allowed(), buttons().copy("the menu"));
    assertEquals(Optional.of("the menu"), onTheSystems());
    assertEquals(Optional.of("the menu"), buttons().paste());
  }

  @Test
  @Tag("A1")
  public void whatAPersonalAppCopiedIsNotTouched() {
    controller.windowFocusChanged(false).pause().stop();
    Windows.settle();
    system.setPrimaryClip(ClipData.newPlainText("", "a private number"));
    Windows.settle();
    controller.start().resume().windowFocusChanged(true);
    Windows.settle();

    assertEquals(Optional.of("a private number"), onTheSystems());
    assertEquals(null, system.getPrimaryClipDescription().getExtras());
  }

  @Test
  public void personalTextIsPastedWherePolicyLetsItIn() {
    controller.windowFocusChanged(false).pause();
    Windows.settle();
    system.setPrimaryClip(ClipData.newPlainText("", "from outside"));
    assertEquals(Optional.of("from outside"), buttons().paste());
    work.publish(Policies.copies(CopyPaste.MANAGED, 0));
    assertEquals(Optional.empty(), buttons().paste());
  }
}
