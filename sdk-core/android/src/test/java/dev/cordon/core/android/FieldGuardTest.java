package dev.cordon.core.android;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import android.app.Activity;
import android.content.ClipData;
import android.content.ClipboardManager;
import android.content.Intent;
import android.os.Build;
import android.os.Bundle;
import android.view.ActionMode;
import android.view.ContentInfo;
import android.view.Menu;
import android.view.MenuItem;
import android.view.View;
import android.view.inputmethod.EditorInfo;
import android.view.textclassifier.TextClassifier;
import android.widget.EditText;
import android.widget.FrameLayout;
import android.widget.PopupMenu;
import dev.cordon.core.Registration;
import dev.cordon.policy.protocol.policy.Transfer.CopyPaste;
import dev.cordon.policy.protocol.policy.Transfer.Reach;
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
import org.robolectric.android.controller.ActivityController;

/** F5: the views of a work window tell other programs nothing that the gate does not allow. */
@Tag("F5")
@RunWith(RobolectricTestRunner.class)
public final class FieldGuardTest {
  /** A field and room for more. */
  public static final class Form extends Activity {
    @Override
    protected void onCreate(@Nullable Bundle state) {
      super.onCreate(state);
      EditText field = new EditText(this);
      field.setId(android.R.id.edit);
      FrameLayout room = new FrameLayout(this);
      room.setId(android.R.id.custom);
      room.addView(field);
      setContentView(room);
    }
  }

  private EnrolledContainer work;
  private Registration followed;
  private ActivityController<Form> controller;

  @Before
  public void aFormIsOpen() {
    WorkWindows.protect(RuntimeEnvironment.getApplication());
    work = EnrolledContainer.create();
    followed = WorkWindows.follow(RuntimeEnvironment.getApplication(), work.container());
    controller = Robolectric.buildActivity(Form.class).setup().windowFocusChanged(true);
    Windows.settle();
  }

  @After
  public void letGo() {
    followed.close();
    work.close();
  }

  private EditText field() {
    return controller.get().findViewById(android.R.id.edit);
  }

  private View root() {
    return controller.get().getWindow().getDecorView();
  }

  private Menu menu() {
    return new PopupMenu(controller.get(), root()).getMenu();
  }

  private void outsideHas(String text) {
    controller.windowFocusChanged(false).pause();
    Windows.settle();
    ClipboardManager system = controller.get().getSystemService(ClipboardManager.class);
    system.setPrimaryClip(ClipData.newPlainText("", text));
    controller.resume().windowFocusChanged(true);
    Windows.settle();
  }

  @Test
  public void keyboardsLearnNothingAndWhatTheAppAskedOfThemStays() {
    EditText later = new EditText(controller.get());
    later.setImeOptions(EditorInfo.IME_ACTION_SEND);
    ((FrameLayout) controller.get().findViewById(android.R.id.custom)).addView(later);
    Windows.settle();

    int both = EditorInfo.IME_ACTION_SEND | EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING;
    assertEquals(both, later.getImeOptions());
    assertNotEquals(0, field().getImeOptions() & EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING);
  }

  @Test
  public void autofillAndContentCaptureSeeNoneOfTheWindow() {
    assertFalse(field().isImportantForAutofill());
    if (Build.VERSION.SDK_INT >= 30) {
      assertFalse(field().isImportantForContentCapture());
    }
  }

  @Test
  public void noClassifierReadsWorkText() {
    assertSame(TextClassifier.NO_OP, field().getTextClassifier());
  }

  @Test
  public void touchesThroughAnotherAppsWindowAreIgnored() {
    assertTrue(root().getFilterTouchesWhenObscured());
  }

  @Test
  public void screenReadersFindEverythingAndNothingOfTheGuards() {
    assertTrue(field().isImportantForAccessibility());
    FrameLayout decor = (FrameLayout) root();
    View cover = decor.getChildAt(decor.getChildCount() - 1);
    assertEquals(View.IMPORTANT_FOR_ACCESSIBILITY_NO, cover.getImportantForAccessibility());
    assertFalse(cover.isFocusable());
    assertFalse(cover.isClickable());
  }

  @Test
  public void theAppsOwnToolbarIsKeptAndCalled() {
    Counting own = new Counting();
    field().setCustomSelectionActionModeCallback(own);
    field().requestLayout();
    Windows.settle();

    ActionMode.Callback now = field().getCustomSelectionActionModeCallback();
    Menu menu = menu();
    assertFalse("it said no", now.onCreateActionMode(null, menu));
    now.onActionItemClicked(null, menu.add(0, 7, 0, "own"));
    assertEquals(2, own.calls);
  }

  /** Counts calls and says no. */
  private static final class Counting implements ActionMode.Callback {
    int calls;

    private boolean count() {
      calls++;
      return false;
    }

    @Override
    public boolean onCreateActionMode(ActionMode mode, Menu menu) {
      return count();
    }

    @Override
    public boolean onPrepareActionMode(ActionMode mode, Menu menu) {
      return count();
    }

    @Override
    public boolean onActionItemClicked(ActionMode mode, MenuItem item) {
      return count();
    }

    @Override
    public void onDestroyActionMode(ActionMode mode) {}
  }

  @Test
  public void selectedTextIsHandedToNoOtherApp() {
    Menu menu = menu();
    menu.add(0, android.R.id.shareText, 0, "share");
    menu.add("translate")
        .setIntent(new Intent(Intent.ACTION_PROCESS_TEXT).setClassName("a.translator", "Main"));
    menu.add("copy");
    field().getCustomSelectionActionModeCallback().onPrepareActionMode(null, menu);
    assertEquals("copy", onlyVisible(menu));

    work.publish(Policies.reach(Reach.ANY, Reach.ANY));
    Menu free = menu();
    free.add(0, android.R.id.shareText, 0, "share");
    field().getCustomSelectionActionModeCallback().onPrepareActionMode(null, free);
    assertEquals("share", onlyVisible(free));
  }

  private static String onlyVisible(Menu menu) {
    StringBuilder visible = new StringBuilder();
    for (int i = 0; i < menu.size(); i++) {
      visible.append(menu.getItem(i).isVisible() ? menu.getItem(i).getTitle() : "");
    }
    return visible.toString();
  }

  @Test
  @Tag("F2")
  public void theContainersTextIsOfferedByTheToolbar() {
    ActionMode.Callback toolbar = field().getCustomInsertionActionModeCallback();
    Menu before = menu();
    toolbar.onCreateActionMode(null, before);
    assertNull(before.findItem(android.R.id.paste));

    WorkClipboard.of(controller.get(), work.container()).copy("minutes");
    Menu after = menu();
    toolbar.onCreateActionMode(null, after);
    assertTrue(after.findItem(android.R.id.paste).isVisible());
  }

  @Test
  @Tag("F2")
  public void pastingFromOutsideAsksTheGateWhateverWayItGoes() {
    assumeTrue(Build.VERSION.SDK_INT >= 31); // below, the toolbar and Ctrl+V only
    outsideHas("from outside");
    assertTrue(field().onTextContextMenuItem(android.R.id.paste));
    assertEquals("from outside", field().getText().toString());

    field().setText("");
    work.publish(Policies.copies(CopyPaste.MANAGED, 0));
    field().onTextContextMenuItem(android.R.id.paste);
    field().onTextContextMenuItem(android.R.id.pasteAsPlainText);
    field().performReceiveContent(dropped("dropped"));
    assertTrue(Keys.ctrlV(controller.get()));
    assertEquals("", field().getText().toString());
  }

  private static ContentInfo dropped(String text) {
    ClipData clip = ClipData.newPlainText("", text);
    return new ContentInfo.Builder(clip, ContentInfo.SOURCE_DRAG_AND_DROP).build();
  }

  @Test
  @Tag("F2")
  public void theNewerOfTheTwoClipboardsIsPasted() {
    assumeTrue(Build.VERSION.SDK_INT >= 31);
    outsideHas("older");
    WorkClipboard.of(controller.get(), work.container()).copy("newer");
    field().onTextContextMenuItem(android.R.id.paste);
    assertEquals("newer", field().getText().toString());
  }

  @Test
  public void anInvitationCanBePastedBeforeThereIsAContainer() {
    assumeTrue(Build.VERSION.SDK_INT >= 31);
    followed.close();
    outsideHas("https://mam.example/invite");
    field().onTextContextMenuItem(android.R.id.paste);
    assertEquals("https://mam.example/invite", field().getText().toString());
  }
}
