package dev.cordon.mail.android.mail;

import android.view.View;
import android.widget.CheckBox;
import android.widget.TextView;
import dev.cordon.mail.account.Account;
import dev.cordon.mail.account.Server;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.about.AboutScreen;
import dev.cordon.mail.android.stage.Notice;
import dev.cordon.mail.android.stage.Screen;
import dev.cordon.mail.android.stage.Working;
import dev.cordon.mail.android.work.Workplace;
import java.util.Optional;

/** Where the mail lives and how to sign in; kept encrypted and nowhere else (C1). */
final class AccountScreen extends Screen {
  private final Workplace workplace;
  private final Letters letters;
  private final Notice notice = new Notice();
  private boolean checking;

  AccountScreen(Workplace workplace, Letters letters) {
    this.workplace = workplace;
    this.letters = letters;
  }

  @Override
  protected int layout() {
    return R.layout.account;
  }

  @Override
  protected void begin() {
    jobs().start(letters::account, this::fill, trouble -> notice.say(this, trouble));
  }

  @Override
  protected void show(View view) {
    view.findViewById(R.id.account_save).setOnClickListener(button -> save(view));
    view.findViewById(R.id.lock).setOnClickListener(button -> workplace.lock());
    view.findViewById(R.id.about)
        .setOnClickListener(
            button ->
                workplace
                    .container()
                    .ifPresent(work -> stage().push(new AboutScreen(workplace, work))));
    TextView password = view.findViewById(R.id.account_password);
    password.setOnEditorActionListener(
        (field, action, event) -> {
          save(view);
          return true;
        });
    draw(view);
  }

  /** What is known of an account that was set up before; its password is not shown again. */
  private void fill(Optional<Account> known) {
    if (known.isPresent() && view().isPresent()) {
      View view = view().get();
      Account account = known.get();
      text(view, R.id.account_address).setText(account.address());
      text(view, R.id.account_name).setText(account.name());
      fill(view, account.imap(), R.id.account_imap_host, R.id.account_imap_port);
      fill(view, account.smtp(), R.id.account_smtp_host, R.id.account_smtp_port);
      tick(view, R.id.account_imap_starttls, account.imap());
      tick(view, R.id.account_smtp_starttls, account.smtp());
    }
  }

  private static void fill(View view, Server server, int host, int port) {
    text(view, host).setText(server.host());
    text(view, port).setText(Integer.toString(server.port()));
  }

  private static void tick(View view, int id, Server server) {
    CheckBox box = view.findViewById(id);
    box.setChecked(server.encryption() == Server.Encryption.STARTTLS);
  }

  private void save(View view) {
    if (checking) {
      return;
    }
    try {
      check(AccountForm.read(view));
    } catch (AccountForm.RefusedException refused) {
      notice.say(this, Notice.Tone.REFUSED, refused.why());
    }
  }

  private void check(AccountForm form) {
    checking = true;
    notice.say(this, Notice.Tone.DONE, context -> context.getString(R.string.account_checking));
    view().ifPresent(this::draw);
    jobs()
        .start(
            () -> {
              letters.signIn(form.address(), form.name(), form.imap(), form.smtp(), form.login());
              return true;
            },
            done -> stage().replaceAll(new InboxScreen(workplace, letters)),
            trouble -> {
              checking = false;
              view().ifPresent(this::draw);
              notice.say(this, trouble);
            });
  }

  private void draw(View view) {
    Working.show(view, checking, R.id.account_save);
    notice.draw(view);
  }

  private static TextView text(View view, int id) {
    return view.findViewById(id);
  }
}
