package dev.cordon.mail.imap;

import dev.cordon.mail.account.Account;
import dev.cordon.mail.account.Login;
import dev.cordon.mail.connect.MailServers;
import dev.cordon.mail.connect.Trouble;
import dev.cordon.mail.mime.MailParser;
import dev.cordon.mail.store.Arrival;
import dev.cordon.mail.store.Folder;
import dev.cordon.mail.store.Mirror;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes our copy of a server's folder like the server's.
 *
 * <p>What is missing is the difference of two sets of UIDs, not what comes after a highest one: a
 * kill or a cut connection leaves gaps, and the next synchronising fills them. One at a time.
 */
public final class MailSync {
  private final MailServers servers;
  private final Mirror mirror;
  private final MailParser parser;

  public MailSync(MailServers servers, Mirror mirror, MailParser parser) {
    this.servers = servers;
    this.mirror = mirror;
    this.parser = parser;
  }

  /**
   * Synchronises one folder.
   *
   * @param folder as the server calls it, as {@code INBOX}
   * @throws dev.cordon.mail.error.MailException for trouble with the server; what progress has
   *     reported is kept
   * @throws IOException for trouble with storage
   */
  public synchronized SyncReport sync(
      Account account, Login login, String folder, Progress progress) throws IOException {
    String host = account.imap().host();
    try (Store store = servers.imap(account, login);
        RemoteFolder remote = RemoteFolder.open(store, folder, host)) {
      return sync(account, remote, folder, progress);
    } catch (MessagingException e) {
      throw Trouble.of(e, host);
    }
  }

  private SyncReport sync(Account account, RemoteFolder remote, String name, Progress progress)
      throws IOException {
    Folder folder = mirror.folder(account.id(), name, remote.uidValidity());
    sendSeen(folder, remote);
    Map<Long, Boolean> ours = mirror.uids(folder);
    List<Listed> theirs = remote.list();
    int removed = removeGone(folder, ours, theirs);
    takeSeen(folder, ours, theirs);
    List<Listed> missing =
        theirs.stream().filter(each -> !ours.containsKey(each.uid())).collect(Collectors.toList());
    int added = 0;
    int broken = 0;
    int done = 0;
    progress.at(0, missing.size());
    Fetcher fetcher = new Fetcher(remote, mirror.files(), parser);
    for (List<Listed> batch : Batches.of(missing)) {
      try {
        List<Arrival> arrivals = fetcher.fetch(batch);
        added += mirror.add(folder, arrivals);
        broken += (int) arrivals.stream().filter(each -> each.mail().broken()).count();
      } catch (IOException e) {
        forget(fetcher, e);
        throw e;
      }
      done += batch.size();
      progress.at(done, missing.size());
    }
    return new SyncReport(added, removed, broken);
  }

  /** What was written for a batch that failed takes no room from the next attempt. */
  private void forget(Fetcher fetcher, IOException why) {
    try {
      mirror.abandon(fetcher.written());
    } catch (IOException e) {
      why.addSuppressed(e); // they go when the store is opened the next time
    }
  }

  private void sendSeen(Folder folder, RemoteFolder remote) throws IOException {
    List<Long> unsent = mirror.seenUnsent(folder);
    if (!unsent.isEmpty()) {
      remote.markSeen(unsent);
      mirror.seenSent(folder, unsent);
    }
  }

  private int removeGone(Folder folder, Map<Long, Boolean> ours, List<Listed> theirs)
      throws IOException {
    Set<Long> present = new HashSet<>();
    theirs.forEach(each -> present.add(each.uid()));
    List<Long> gone = new ArrayList<>();
    ours.keySet().stream().filter(uid -> !present.contains(uid)).forEach(gone::add);
    if (!gone.isEmpty()) {
      mirror.remove(folder, gone);
    }
    return gone.size();
  }

  private void takeSeen(Folder folder, Map<Long, Boolean> ours, List<Listed> theirs)
      throws IOException {
    Map<Long, Boolean> changed = new HashMap<>();
    for (Listed each : theirs) {
      Boolean known = ours.get(each.uid());
      if (known != null && known != each.seen()) {
        changed.put(each.uid(), each.seen());
      }
    }
    if (!changed.isEmpty()) {
      mirror.seen(folder, changed);
    }
  }
}
