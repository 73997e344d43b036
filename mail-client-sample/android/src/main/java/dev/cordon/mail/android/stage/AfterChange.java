package dev.cordon.mail.android.stage;

import android.text.Editable;
import android.text.TextWatcher;

/** Does something after each change of a field. */
public final class AfterChange implements TextWatcher {
  private final Runnable deed;

  /** A watcher that does {@code deed}. */
  public AfterChange(Runnable deed) {
    this.deed = deed;
  }

  @Override
  public void beforeTextChanged(CharSequence text, int start, int count, int after) {}

  @Override
  public void onTextChanged(CharSequence text, int start, int before, int count) {}

  @Override
  public void afterTextChanged(Editable text) {
    deed.run();
  }
}
