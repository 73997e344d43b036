package dev.cordon.mail.actions;

import dev.cordon.core.gate.Action;
import dev.cordon.core.gate.Decision;
import dev.cordon.core.gate.Gate;
import dev.cordon.mail.mime.Attachment;
import dev.cordon.mail.mime.Mail;
import dev.cordon.mail.store.MailStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * What an employee does with mail that could leave the container (F2–F5).
 *
 * <p>Each asks the gate first and returns its decision, with the reason to show. The way out is
 * touched only if the decision lets something pass; then only what it lets pass. Safe for many
 * threads if the ways out are.
 */
public final class MailActions {
  private final Gate gate;
  private final MailStore store;
  private final Clipboard clipboard;
  private final Printer printer;
  private final Notifications notifications;

  public MailActions(
      Gate gate,
      MailStore store,
      Clipboard clipboard,
      Printer printer,
      Notifications notifications) {
    this.gate = gate;
    this.store = store;
    this.clipboard = clipboard;
    this.printer = printer;
    this.notifications = notifications;
  }

  /** Copies text of a mail (F2). */
  public Decision copy(String text) {
    Decision decision = gate.judge(new Action.CopyText(text));
    decision.mayLeave(text).ifPresent(clipboard::put);
    return decision;
  }

  /** Sends text of a mail to another app (F5). */
  public Decision share(String text, ShareTarget target) throws IOException {
    Decision decision = gate.judge(new Action.Share(target.app(), target.managed()));
    Optional<String> passed = decision.mayLeave(text);
    if (passed.isPresent()) {
      target.share(passed.get());
    }
    return decision;
  }

  /** Sends a file to another app (F5). A changed text is no file: then nothing is sent. */
  public Decision share(Attachment attachment, ShareTarget target) throws IOException {
    Decision decision = gate.judge(new Action.Share(target.app(), target.managed()));
    if (decision instanceof Decision.Allowed) {
      target.share(attachment);
    }
    return decision;
  }

  /** Saves an attachment (F3). */
  public Decision save(Attachment attachment, SavePlace place) throws IOException {
    Decision decision = gate.judge(new Action.Save(place.target()));
    if (decision instanceof Decision.Allowed) {
      try (InputStream in = store.open(attachment);
          OutputStream out = place.create(attachment.name())) {
        copy(in, out);
      }
    }
    return decision;
  }

  /** Prints a mail (F4). */
  public Decision print(Mail mail) {
    Decision decision = gate.judge(new Action.Print());
    if (decision instanceof Decision.Allowed) {
      printer.print(mail);
    }
    return decision;
  }

  /**
   * Tells of a mail outside the container (K4).
   *
   * @param redacted a text that says only that something arrived
   */
  public Decision announce(Mail mail, String redacted) {
    String from = mail.from().map(address -> address.shown() + ": ").orElse("");
    String full = from + mail.subject();
    Decision decision = gate.judge(new Action.Notify(full, redacted));
    decision.mayLeave(full).ifPresent(notifications::show);
    return decision;
  }

  private static void copy(InputStream in, OutputStream out) throws IOException {
    byte[] piece = new byte[64 * 1024];
    for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
      out.write(piece, 0, count);
    }
  }
}
