package dev.cordon.mail.android.mail;

import android.content.Context;
import android.view.View;
import android.widget.CheckBox;
import android.widget.TextView;
import dev.cordon.mail.account.Login;
import dev.cordon.mail.account.Server;
import dev.cordon.mail.account.Server.Encryption;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.stage.Notice;

/** What was typed about the mail account, or what is wrong with it. */
record AccountForm(String address, String name, Server imap, Server smtp, Login login) {
  /** A field that cannot be taken as it is. */
  static final class RefusedException extends Exception {
    private final transient Notice.Text why;

    RefusedException(Notice.Text why) {
      super("a field of the form");
      this.why = why;
    }

    Notice.Text why() {
      return why;
    }
  }

  static AccountForm read(View view) throws RefusedException {
    String address = required(view, R.id.account_address, R.string.account_address);
    if (!address.matches("[^@\\s]+@[^@\\s]+")) {
      throw new RefusedException(context -> context.getString(R.string.account_address_wrong));
    }
    Server imap =
        server(
            required(view, R.id.account_imap_host, R.string.account_incoming),
            text(view, R.id.account_imap_port),
            ticked(view, R.id.account_imap_starttls));
    Server smtp =
        server(
            required(view, R.id.account_smtp_host, R.string.account_outgoing),
            text(view, R.id.account_smtp_port),
            ticked(view, R.id.account_smtp_starttls));
    String user = text(view, R.id.account_user);
    TextView password = view.findViewById(R.id.account_password);
    if (password.length() == 0) {
      throw missing(R.string.account_password);
    }
    Login login = new Login(user.isEmpty() ? address : user, password.getText().toString());
    return new AccountForm(address, text(view, R.id.account_name), imap, smtp, login);
  }

  private static Server server(String host, String port, boolean startTls) throws RefusedException {
    try {
      Encryption encryption = startTls ? Encryption.STARTTLS : Encryption.TLS;
      if (host.matches("\\S+")) {
        return new Server(host, Integer.parseInt(port), encryption);
      }
    } catch (IllegalArgumentException notANumberOrNoPort) {
      throw wrongServer();
    }
    throw wrongServer();
  }

  private static RefusedException wrongServer() {
    return new RefusedException(context -> context.getString(R.string.account_server_wrong));
  }

  private static String required(View view, int id, int label) throws RefusedException {
    String text = text(view, id);
    if (text.isEmpty()) {
      throw missing(label);
    }
    return text;
  }

  private static RefusedException missing(int label) {
    return new RefusedException(
        (Context context) -> context.getString(R.string.account_missing, context.getString(label)));
  }

  private static String text(View view, int id) {
    TextView field = view.findViewById(id);
    return field.getText().toString().trim();
  }

  private static boolean ticked(View view, int id) {
    CheckBox box = view.findViewById(id);
    return box.isChecked();
  }

  @Override
  public String toString() {
    return "AccountForm[redacted]";
  }
}
