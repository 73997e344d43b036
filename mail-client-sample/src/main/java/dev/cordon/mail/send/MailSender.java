package dev.cordon.mail.send;

import dev.cordon.mail.account.Account;
import dev.cordon.mail.account.Login;
import dev.cordon.mail.connect.MailServers;
import dev.cordon.mail.connect.Trouble;
import dev.cordon.mail.error.MailException;
import dev.cordon.mail.error.Problem;
import dev.cordon.mail.send.OutboxEntry.State;
import dev.cordon.storage.files.SecureFiles;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import java.io.IOException;
import java.util.Optional;

/**
 * Sends what is in the outbox (RFC 5321, RFC 8314). One at a time.
 *
 * <p>A mail leaves the outbox when the server has it and, if wanted, its copy is filed. Nothing is
 * sent twice unless a person says so: what was interrupted at the wrong instant is {@code
 * UNCERTAIN}.
 */
public final class MailSender {
  private final MailServers servers;
  private final Outbox outbox;
  private final SecureFiles files;
  private final Optional<String> sentFolder;

  /**
   * A sender.
   *
   * @param files where attachments are read from
   * @param sentFolder the server's folder for copies; empty if the server files them itself
   */
  public MailSender(
      MailServers servers, Outbox outbox, SecureFiles files, Optional<String> sentFolder) {
    this.servers = servers;
    this.outbox = outbox;
    this.files = files;
    this.sentFolder = sentFolder;
  }

  /** Sends all that wait; one that fails does not hold up the others. Returns how many went out. */
  public int sendWaiting(Account account, Login login) throws IOException {
    int sent = 0;
    for (OutboxEntry entry : outbox.all(account)) {
      boolean waits = entry.state() == State.WAITING || entry.state() == State.SENT_UNFILED;
      if (waits && !send(account, login, entry.id()).isPresent()) {
        sent++;
      }
    }
    return sent;
  }

  /**
   * Sends one entry, whatever its state; for a person who presses "send again".
   *
   * @return empty if it is sent and filed, else the entry with its new state and problem
   * @throws IOException for trouble with storage
   */
  public synchronized Optional<OutboxEntry> send(Account account, Login login, long id)
      throws IOException {
    OutboxEntry entry = outbox.entry(id);
    if (entry.state() != State.SENT_UNFILED && !transmit(account, login, entry)) {
      return Optional.of(outbox.entry(id));
    }
    return file(account, login, entry) ? Optional.empty() : Optional.of(outbox.entry(id));
  }

  private boolean transmit(Account account, Login login, OutboxEntry entry) throws IOException {
    Optional<String> missing = missingAttachment(entry.draft());
    if (missing.isPresent()) {
      return failed(entry, State.REFUSED, new MailException(Problem.ATTACHMENT_MISSING, ""));
    }
    Transport transport;
    try {
      transport = servers.smtp(account, login);
    } catch (MailException e) {
      return failed(entry, State.WAITING, e);
    }
    if (!outbox.claim(entry)) {
      close(transport);
      return false;
    }
    try {
      Message message = OutgoingMessage.of(entry, account, files);
      transport.sendMessage(message, OutgoingMessage.everybody(entry.draft()));
      outbox.becomes(entry.id(), State.SENT_UNFILED, Optional.empty());
      return true;
    } catch (MessagingException e) {
      MailException trouble = Trouble.of(e, account.smtp().host());
      return failed(entry, afterTransmission(trouble.problem(), transport), trouble);
    } finally {
      close(transport);
    }
  }

  /** A cut connection leaves open whether the server took it; an answer does not. */
  private static State afterTransmission(Problem problem, Transport transport) {
    if (problem == Problem.CONNECTION_CUT || !transport.isConnected()) {
      return State.UNCERTAIN;
    }
    return problem == Problem.RECIPIENT_REFUSED ? State.REFUSED : State.WAITING;
  }

  private boolean file(Account account, Login login, OutboxEntry entry) throws IOException {
    if (sentFolder.isPresent()) {
      String host = account.imap().host();
      try (Store store = servers.imap(account, login)) {
        append(store, sentFolder.get(), OutgoingMessage.of(entry, account, files));
      } catch (MessagingException e) {
        return failed(entry, State.SENT_UNFILED, Trouble.of(e, host));
      } catch (MailException e) {
        return failed(entry, State.SENT_UNFILED, e);
      }
    }
    outbox.delete(entry.id());
    return true;
  }

  private static void append(Store store, String name, Message message) throws MessagingException {
    Folder folder = store.getFolder(name);
    if (!folder.exists()) {
      folder.create(Folder.HOLDS_MESSAGES);
    }
    message.setFlag(jakarta.mail.Flags.Flag.SEEN, true);
    folder.appendMessages(new Message[] {message});
  }

  private Optional<String> missingAttachment(Draft draft) throws IOException {
    for (DraftAttachment file : draft.attachments()) {
      if (!files.exists(file.path())) {
        return Optional.of(file.name());
      }
    }
    return Optional.empty();
  }

  private boolean failed(OutboxEntry entry, State state, MailException why) throws IOException {
    outbox.becomes(entry.id(), state, Optional.of(why.problem()));
    return false;
  }

  private static void close(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      // The server has answered already; how the connection ends changes nothing.
      return;
    }
  }
}
