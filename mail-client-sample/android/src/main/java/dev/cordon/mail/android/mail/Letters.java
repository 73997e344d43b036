package dev.cordon.mail.android.mail;

import dev.cordon.mail.account.Account;
import dev.cordon.mail.account.Login;
import dev.cordon.mail.account.Server;
import dev.cordon.mail.android.work.Workplace;
import dev.cordon.mail.app.WorkMail;
import dev.cordon.mail.error.MailException;
import dev.cordon.mail.error.Problem;
import dev.cordon.mail.imap.Progress;
import dev.cordon.mail.send.OutboxEntry;
import dev.cordon.mail.store.Folder;
import dev.cordon.mail.store.Message;
import dev.cordon.mail.store.Summary;
import dev.cordon.storage.StorageException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What the screens ask of the mail. Every method takes its time and is for a worker; errors are the
 * mail's, storage's and the container's own.
 */
final class Letters {
  private static final String INBOX = "INBOX";
  private static final int MOST_FOUND = 200;

  private final Workplace workplace;
  private final Drafts drafts = new Drafts();

  Letters(Workplace workplace) {
    this.workplace = workplace;
  }

  WorkMail mail() throws IOException {
    return workplace.mail();
  }

  Optional<Account> account() throws IOException {
    return mail().accounts().all().stream().findFirst();
  }

  /** Keeps the account and tries it. It stays there if that fails, to be corrected. */
  void signIn(String address, String name, Server imap, Server smtp, Login login)
      throws IOException {
    mail().accounts().put(address, name, imap, smtp, login);
    fetch(Progress.NONE);
  }

  void fetch(Progress progress) throws IOException {
    Account account = mustHaveAccount();
    Login login = mail().accounts().login(account);
    var unusedReport = mail().sync().sync(account, login, INBOX, progress);
    for (OutboxEntry entry : mail().outbox().all(account)) {
      if (entry.state() == OutboxEntry.State.SENT_UNFILED) {
        var unusedEntry = mail().sender().send(account, login, entry.id());
      }
    }
  }

  Listing newest(int most) throws IOException {
    Account account = mustHaveAccount();
    Optional<Folder> inbox =
        mail().store().folders(account.id()).stream()
            .filter(folder -> folder.name().equals(INBOX))
            .findFirst();
    if (!inbox.isPresent()) {
      return new Listing(List.of(), false, unsent());
    }
    List<Summary> mails = mail().store().newest(inbox.get(), 0, most + 1);
    boolean more = mails.size() > most;
    return new Listing(more ? mails.subList(0, most) : mails, more, unsent());
  }

  Listing find(String words) throws IOException {
    return new Listing(mail().store().search(words, MOST_FOUND), false, unsent());
  }

  /** A full storage keeps nobody from reading: such a mail stays unread until there is room. */
  Message open(long id) throws IOException {
    Message message = mail().store().message(id);
    unlessFull(() -> mail().store().markSeen(id));
    return message;
  }

  /** What was written before in answer to {@code answers} and not sent. */
  Optional<Written> draft(long answers) throws IOException {
    return unsent().stream().filter(draft -> draft.answers() == answers).findFirst();
  }

  void keep(Written draft) throws IOException {
    drafts.put(mail().files(), draft);
  }

  void discard(Written draft) throws IOException {
    if (draft.entry() != 0) {
      mail().outbox().delete(draft.entry());
    }
    drafts.remove(mail().files(), draft.answers());
  }

  /**
   * Sends a mail. It is kept before, so whatever happens it is still there, with what was tried.
   *
   * @return empty if the server has it, else why not
   */
  Optional<OutboxEntry> send(Written draft) throws IOException {
    keep(draft);
    Account account = mustHaveAccount();
    OutboxEntry entry = mail().outbox().add(account, draft.draft());
    keep(draft.tried(entry.id()));
    if (draft.entry() != 0) {
      // Not before: a draft whose attempt is gone passes for sent.
      unlessFull(() -> mail().outbox().delete(draft.entry()));
    }
    Login login = mail().accounts().login(account);
    Optional<OutboxEntry> left = mail().sender().send(account, login, entry.id());
    boolean sent = left.map(each -> each.state() == OutboxEntry.State.SENT_UNFILED).orElse(true);
    if (sent) {
      unlessFull(() -> drafts.remove(mail().files(), draft.answers()));
      return Optional.empty();
    }
    return left;
  }

  /** The outbox entry of the last attempt, if there was one. */
  Optional<OutboxEntry> attempt(Written draft) throws IOException {
    return mail().outbox().all(mustHaveAccount()).stream()
        .filter(entry -> entry.id() == draft.entry())
        .findFirst();
  }

  /** A draft whose attempt left the outbox was sent just before the process died. */
  private List<Written> unsent() throws IOException {
    List<Written> all = drafts.all(mail().files());
    for (Written draft : List.copyOf(all)) {
      if (draft.entry() != 0 && !attempt(draft).isPresent()) {
        unlessFull(() -> drafts.remove(mail().files(), draft.answers()));
        all.remove(draft);
      }
    }
    return all;
  }

  /** What tidies up may wait until there is room again. */
  private static void unlessFull(Tidying tidying) throws IOException {
    try {
      tidying.run();
    } catch (StorageException e) {
      if (e.problem() != StorageException.Problem.DISK_FULL) {
        throw e;
      }
    }
  }

  private interface Tidying {
    void run() throws IOException;
  }

  private Account mustHaveAccount() throws IOException {
    return account().orElseThrow(() -> new MailException(Problem.ACCOUNT_MISSING, ""));
  }
}
