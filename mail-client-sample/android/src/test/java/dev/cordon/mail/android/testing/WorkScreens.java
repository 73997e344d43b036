package dev.cordon.mail.android.testing;

import android.view.View;
import android.widget.ListView;
import android.widget.TextView;
import dev.cordon.mail.android.R;

/** The app's screens, used as an employee does. */
abstract class WorkScreens extends Glass {
  /** The right passcode, and the wait until the desk is there. */
  public void unlock() {
    until(() -> shows(R.id.unlock_passcode));
    type(R.id.unlock_passcode, WorkArea.PASSCODE);
    click(R.id.unlock_open);
    until(() -> shows(R.id.account_save) || shows(R.id.inbox_list));
  }

  /** Sets up the mail account of {@code post} and waits for the inbox. */
  public void setUp(Post post) {
    until(() -> shows(R.id.account_save));
    type(R.id.account_address, Post.ADDRESS);
    type(R.id.account_name, "田中 葵");
    type(R.id.account_imap_host, "localhost");
    type(R.id.account_imap_port, Integer.toString(post.imapPort()));
    type(R.id.account_smtp_host, "localhost");
    type(R.id.account_smtp_port, Integer.toString(post.smtpPort()));
    type(R.id.account_user, Post.USER);
    type(R.id.account_password, Post.PASSWORD);
    click(R.id.account_save);
  }

  /** Waits until no mail is being fetched and the list is there. */
  public void idle() {
    until(() -> shows(R.id.inbox_list) && !shows(R.id.inbox_status) && rows() > 0);
  }

  /** How many mails are listed. */
  public int rows() {
    ListView list = find(ListView.class, R.id.inbox_list);
    return list.getAdapter().getCount() - list.getHeaderViewsCount();
  }

  /** Opens the mail in the line {@code row}. */
  public void open(int row) {
    ListView list = find(ListView.class, R.id.inbox_list);
    int position = row + list.getHeaderViewsCount();
    View line = list.getAdapter().getView(position, null, list);
    list.performItemClick(line, position, list.getAdapter().getItemId(position));
    until(() -> shows(R.id.message_subject) && !shows(R.id.working));
  }

  /** Opens the mail whose subject has {@code words}. */
  public void open(String words) {
    for (int row = 0; row < rows(); row++) {
      ListView list = find(ListView.class, R.id.inbox_list);
      View line = list.getAdapter().getView(row + list.getHeaderViewsCount(), null, list);
      TextView subject = line.findViewById(R.id.row_subject);
      if (subject.getText().toString().contains(words)) {
        open(row);
        return;
      }
    }
    throw new AssertionError("no mail about " + words);
  }
}
