package dev.cordon.mail.android.mail;

import android.view.View;
import android.view.inputmethod.InputMethodManager;
import android.widget.EditText;
import android.widget.ProgressBar;
import android.widget.TextView;
import dev.cordon.mail.android.R;

/** How the inbox looks in each of its states. */
final class InboxView {
  void draw(View view, Listing listing, Fetching fetching, boolean searching) {
    show(view, R.id.inbox_bar, !searching);
    show(view, R.id.inbox_search_bar, searching);
    show(view, R.id.inbox_compose, !searching);
    int unread = listing.unread();
    show(view, R.id.inbox_count, unread > 0);
    text(view, R.id.inbox_count)
        .setText(view.getResources().getQuantityString(R.plurals.inbox_unread, unread, unread));
    view.findViewById(R.id.inbox_refresh).setEnabled(!fetching.busy());
    view.findViewById(R.id.inbox_refresh).setAlpha(fetching.busy() ? 0.4f : 1f);
    progress(view, fetching);
  }

  void drawEmpty(View view, boolean empty, boolean found) {
    show(view, R.id.inbox_empty, empty);
    text(view, R.id.inbox_empty_title)
        .setText(found ? R.string.inbox_nothing : R.string.inbox_empty);
    text(view, R.id.inbox_empty_text)
        .setText(found ? R.string.inbox_nothing_text : R.string.inbox_empty_text);
  }

  void drawHead(View view, boolean unsent, boolean account) {
    show(view, R.id.inbox_unsent, unsent);
    show(view, R.id.inbox_account, account);
  }

  void searching(View view, boolean on) {
    EditText field = view.findViewById(R.id.inbox_search_words);
    InputMethodManager keyboard = view.getContext().getSystemService(InputMethodManager.class);
    if (on) {
      field.requestFocus();
      keyboard.showSoftInput(field, 0);
    } else {
      field.setText("");
      keyboard.hideSoftInputFromWindow(view.getWindowToken(), 0);
    }
  }

  private static void progress(View view, Fetching fetching) {
    ProgressBar line = view.findViewById(R.id.working);
    line.setVisibility(fetching.busy() ? View.VISIBLE : View.INVISIBLE);
    line.setIndeterminate(fetching.total() == 0);
    line.setMax(Math.max(1, fetching.total()));
    line.setProgress(fetching.done());
    show(view, R.id.inbox_status, fetching.busy());
    String words =
        fetching.total() == 0
            ? view.getContext().getString(R.string.inbox_connecting)
            : view.getContext()
                .getString(R.string.inbox_fetching, fetching.done(), fetching.total());
    text(view, R.id.inbox_status).setText(words);
  }

  private static void show(View view, int id, boolean shown) {
    view.findViewById(id).setVisibility(shown ? View.VISIBLE : View.GONE);
  }

  private static TextView text(View view, int id) {
    return view.findViewById(id);
  }
}
