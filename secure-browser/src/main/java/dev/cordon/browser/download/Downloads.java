package dev.cordon.browser.download;

import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.core.Registration;
import dev.cordon.core.error.ContainerException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** The downloads of one session, running and ended. Safe for many threads. */
public final class Downloads {
  /** So many may run at once; one more is refused. */
  public static final int MAX_RUNNING = 16;

  /** So many that have ended are still told of. */
  public static final int MAX_TOLD = 1000;

  private final DownloadTarget target;
  private final Executor threads;
  private final List<Consumer<DownloadProgress>> listeners = new CopyOnWriteArrayList<>();
  private final Map<Long, RunningDownload> all = new LinkedHashMap<>(); // guarded by this
  private long next = 1; // guarded by this

  /**
   * None yet.
   *
   * @param threads where downloads that go on by themselves run
   */
  public Downloads(DownloadTarget target, Executor threads) {
    this.target = target;
    this.threads = threads;
  }

  /** All of them, the oldest first. */
  public synchronized List<DownloadProgress> all() {
    List<DownloadProgress> told = new ArrayList<>();
    all.values().forEach(each -> told.add(each.progress()));
    return told;
  }

  /**
   * Has {@code listener} told of each start, of what arrives, and of each end; on the thread that
   * carries the download, so it must return soon.
   */
  public Registration onProgress(Consumer<DownloadProgress> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Stops a download; what arrived of it is discarded. Nothing happens if it has ended. */
  public void stop(long id) {
    Optional<RunningDownload> running;
    synchronized (this) {
      running = Optional.ofNullable(all.get(id));
    }
    running.ifPresent(RunningDownload::stop);
  }

  /** Stops all that run. */
  public void stopAll() {
    running().forEach(RunningDownload::stop);
  }

  /** Ends what all that run are reading, so that they find out why by themselves. */
  public void cutAll() {
    running().forEach(RunningDownload::cut);
  }

  private synchronized List<RunningDownload> running() {
    return new ArrayList<>(all.values());
  }

  /** Carries a file on the caller's thread; returns its length. */
  public long carry(Offer offer) throws ContainerException, BrowserException {
    return entered(offer).carry();
  }

  /** Carries a file on a thread of its own; returns its number. */
  public long start(Offer offer) throws BrowserException {
    RunningDownload download = entered(offer);
    try {
      threads.execute(download::carryAlone);
    } catch (RejectedExecutionException e) {
      download.stop();
      throw new BrowserException(Refusal.of(Problem.STOPPED, offer.host()), e);
    }
    return download.id();
  }

  private synchronized RunningDownload entered(Offer offer) throws BrowserException {
    if (all.values().stream().filter(each -> !each.progress().state().isEnd()).count()
        >= MAX_RUNNING) {
      throw new BrowserException(
          Refusal.of(Problem.TOO_MANY_DOWNLOADS, String.valueOf(MAX_RUNNING)));
    }
    Optional<Long> oldest = all.size() < MAX_TOLD ? Optional.empty() : oldestEnded();
    oldest.ifPresent(all::remove);
    RunningDownload download = new RunningDownload(next++, offer, target, this::tell);
    all.put(download.id(), download);
    return download;
  }

  private synchronized Optional<Long> oldestEnded() {
    return all.values().stream()
        .filter(each -> each.progress().state().isEnd())
        .map(RunningDownload::id)
        .findFirst();
  }

  private void tell(DownloadProgress progress) {
    listeners.forEach(listener -> listener.accept(progress));
  }
}
