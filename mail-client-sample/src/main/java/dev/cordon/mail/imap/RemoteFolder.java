package dev.cordon.mail.imap;

import dev.cordon.mail.connect.Trouble;
import dev.cordon.mail.error.MailException;
import dev.cordon.mail.error.Problem;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;

/**
 * A folder on the server, spoken to by UID in plain IMAP4rev1 (RFC 3501, 6.4.8): the library's own
 * message objects count by position and fetch by their own rules.
 */
final class RemoteFolder implements Closeable {
  private static final int LIST_AT_ONCE = 2_000;
  private static final int UIDS_AT_ONCE = 200;

  private final IMAPFolder folder;
  private final String host;

  private RemoteFolder(IMAPFolder folder, String host) {
    this.folder = folder;
    this.host = host;
  }

  static RemoteFolder open(Store store, String name, String host) throws MailException {
    try {
      IMAPFolder folder = (IMAPFolder) store.getFolder(name);
      if (!folder.exists()) {
        throw new MailException(Problem.FOLDER_MISSING, name);
      }
      folder.open(Folder.READ_WRITE);
      return new RemoteFolder(folder, host);
    } catch (MessagingException e) {
      throw Trouble.of(e, host);
    }
  }

  long uidValidity() throws MailException {
    try {
      return folder.getUIDValidity();
    } catch (MessagingException e) {
      throw Trouble.of(e, host);
    }
  }

  /** All messages of the folder. */
  List<Listed> list() throws MailException {
    int count;
    try {
      count = folder.getMessageCount();
    } catch (MessagingException e) {
      throw Trouble.of(e, host);
    }
    List<Listed> all = new ArrayList<>();
    for (int first = 1; first <= count; first += LIST_AT_ONCE) {
      int last = Math.min(count, first + LIST_AT_ONCE - 1);
      String range = first + ":" + last;
      for (FetchResponse each : fetch("FETCH " + range + " (UID FLAGS RFC822.SIZE INTERNALDATE)")) {
        FetchItems.listed(each).ifPresent(all::add);
      }
    }
    return all;
  }

  /** Whole messages by UID; one that vanished meanwhile is not in the answer. */
  Map<Long, byte[]> fetch(List<Listed> small) throws MailException {
    Map<Long, byte[]> bodies = new HashMap<>();
    StringJoiner uids = new StringJoiner(",");
    small.forEach(each -> uids.add(Long.toString(each.uid())));
    for (FetchResponse each : fetch("UID FETCH " + uids + " (UID BODY.PEEK[])")) {
      FetchItems.body(each).ifPresent(body -> bodies.put(body.getKey(), body.getValue()));
    }
    return bodies;
  }

  /** A piece of a message, or no bytes at its end or if it vanished. */
  byte[] fetch(long uid, long position, int bytes) throws MailException {
    String piece = "BODY.PEEK[]<" + position + "." + bytes + ">";
    for (FetchResponse each : fetch("UID FETCH " + uid + " (UID " + piece + ")")) {
      var body = FetchItems.body(each);
      if (body.isPresent() && body.get().getKey() == uid) {
        return body.get().getValue();
      }
    }
    return new byte[0];
  }

  /** Sets the server's flag. */
  void markSeen(List<Long> uids) throws MailException {
    for (int first = 0; first < uids.size(); first += UIDS_AT_ONCE) {
      StringJoiner set = new StringJoiner(",");
      uids.subList(first, Math.min(uids.size(), first + UIDS_AT_ONCE))
          .forEach(uid -> set.add(Long.toString(uid)));
      fetch("UID STORE " + set + " +FLAGS.SILENT (\\Seen)");
    }
  }

  private List<FetchResponse> fetch(String command) throws MailException {
    try {
      List<FetchResponse> fetched = new ArrayList<>();
      folder.doCommand(protocol -> run(protocol, command, fetched));
      return fetched;
    } catch (MessagingException e) {
      throw Trouble.of(e, host);
    }
  }

  private static Object run(IMAPProtocol protocol, String command, List<FetchResponse> fetched)
      throws ProtocolException {
    Response[] answers = protocol.command(command, null);
    for (Response answer : answers) {
      if (answer instanceof FetchResponse each) {
        fetched.add(each);
      }
    }
    protocol.notifyResponseHandlers(answers);
    protocol.handleResult(answers[answers.length - 1]);
    return fetched;
  }

  @Override
  public void close() {
    try {
      folder.close(false);
    } catch (MessagingException | IllegalStateException e) {
      // The connection is gone already; there is nothing more to close.
      return;
    }
  }
}
