package dev.cordon.core.android.field;

import android.content.Intent;
import android.view.ActionMode;
import android.view.Menu;
import android.view.MenuItem;
import dev.cordon.core.android.rule.Rules;
import dev.cordon.core.gate.Action;
import dev.cordon.core.gate.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The toolbar over selected work text. Pasting is offered for the container's own clipboard too and
 * always asks the gate; "share", and the commands that hand the selected text to other apps ({@link
 * Intent#ACTION_PROCESS_TEXT}: translate, define, …), are offered only where the gate lets text go
 * there (requirement F5). Copying needs nothing here: the clipboard is watched.
 */
final class TextToolbar implements ActionMode.Callback {
  private static final String SOME_APP = "";

  private final ActionMode.@Nullable Callback ofTheApp;
  private final Rules rules;
  private final BooleanSupplier keepsText;
  private final boolean editable;
  private final Runnable paste;

  /**
   * @param keepsText whether the container's clipboard holds the newest text
   */
  TextToolbar(
      ActionMode.@Nullable Callback ofTheApp,
      Rules rules,
      BooleanSupplier keepsText,
      boolean editable,
      Runnable paste) {
    this.ofTheApp = ofTheApp;
    this.rules = rules;
    this.keepsText = keepsText;
    this.editable = editable;
    this.paste = paste;
  }

  @Override
  public boolean onCreateActionMode(ActionMode mode, Menu menu) {
    if (editable && keepsText.getAsBoolean() && menu.findItem(android.R.id.paste) == null) {
      menu.add(Menu.NONE, android.R.id.paste, Menu.NONE, android.R.string.paste)
          .setShowAsAction(MenuItem.SHOW_AS_ACTION_ALWAYS);
    }
    return ofTheApp == null || ofTheApp.onCreateActionMode(mode, menu);
  }

  @Override
  public boolean onPrepareActionMode(ActionMode mode, Menu menu) {
    boolean changed = ofTheApp != null && ofTheApp.onPrepareActionMode(mode, menu);
    for (MenuItem item : items(menu)) {
      if (leadsOut(item)) {
        item.setVisible(false);
        changed = true;
      }
    }
    return changed;
  }

  private static List<MenuItem> items(Menu menu) {
    List<MenuItem> items = new ArrayList<>();
    for (int i = 0; i < menu.size(); i++) {
      items.add(menu.getItem(i));
    }
    return items;
  }

  private boolean leadsOut(MenuItem item) {
    if (item.getItemId() == android.R.id.shareText) {
      return !allowed(SOME_APP);
    }
    Intent intent = item.getIntent();
    return intent != null
        && Intent.ACTION_PROCESS_TEXT.equals(intent.getAction())
        && !allowed(intent.getComponent() == null ? SOME_APP : packageOf(intent));
  }

  private static String packageOf(Intent intent) {
    return intent.getComponent().getPackageName();
  }

  private boolean allowed(String app) {
    return rules.judge(new Action.Share(app, false)) instanceof Decision.Allowed;
  }

  @Override
  public boolean onActionItemClicked(ActionMode mode, MenuItem item) {
    int id = item.getItemId();
    if (editable && (id == android.R.id.paste || id == android.R.id.pasteAsPlainText)) {
      paste.run();
      mode.finish();
      return true;
    }
    return ofTheApp != null && ofTheApp.onActionItemClicked(mode, item);
  }

  @Override
  public void onDestroyActionMode(ActionMode mode) {
    if (ofTheApp != null) {
      ofTheApp.onDestroyActionMode(mode);
    }
  }
}
