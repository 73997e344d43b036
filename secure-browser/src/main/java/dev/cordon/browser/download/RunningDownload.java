package dev.cordon.browser.download;

import dev.cordon.browser.download.DownloadProgress.State;
import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.text.Explained;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One download and how far it is. Safe for many threads; carried by one. */
final class RunningDownload implements Carrying.Tell {
  private final long id;
  private final Offer offer;
  private final DownloadTarget target;
  private final Consumer<DownloadProgress> tell;
  private volatile DownloadProgress progress;
  private volatile boolean stopped;

  RunningDownload(long id, Offer offer, DownloadTarget target, Consumer<DownloadProgress> tell) {
    this.id = id;
    this.offer = offer;
    this.target = target;
    this.tell = tell;
    Download unseen = offer.named(new Content("", Set.of()));
    this.progress = new DownloadProgress(id, unseen, 0, State.RUNNING, Optional.empty());
  }

  long id() {
    return id;
  }

  DownloadProgress progress() {
    return progress;
  }

  void stop() {
    stopped = true;
    cut();
  }

  /** A server that is silent would keep the carrier waiting. */
  void cut() {
    if (!progress.state().isEnd()) {
      offer.cancel();
    }
  }

  void carryAlone() {
    try {
      carry();
    } catch (IOException e) {
      // It was told as the end of this download.
    }
  }

  long carry() throws ContainerException, BrowserException {
    try {
      long bytes = new Carrying(offer, target, this).carry();
      become(progress.what(), bytes, State.KEPT, Optional.empty());
      return bytes;
    } catch (BrowserException e) {
      failed(stopped ? State.STOPPED : State.BROKEN_OFF, e);
      throw e;
    } catch (ContainerException e) {
      failed(State.BROKEN_OFF, e);
      throw e;
    } finally {
      if (!progress.state().isEnd()) {
        // A mistake of the app's target is on its way; the download has ended all the same.
        failed(State.BROKEN_OFF, Refusal.of(Problem.DOWNLOAD_NOT_SAVED));
      }
    }
  }

  private void failed(State state, Explained why) {
    become(progress.what(), progress.bytes(), state, Optional.of(why));
  }

  private void become(Download what, long bytes, State state, Optional<Explained> why) {
    DownloadProgress now = new DownloadProgress(id, what, bytes, state, why);
    progress = now;
    tell.accept(now);
  }

  @Override
  public void started(Download what) {
    become(what, 0, State.RUNNING, Optional.empty());
  }

  @Override
  public void arrived(long bytes) {
    become(progress.what(), bytes, State.RUNNING, Optional.empty());
  }

  @Override
  public void resuming(long bytes) {
    become(progress.what(), bytes, State.RESUMING, Optional.empty());
  }

  @Override
  public boolean isStopped() {
    return stopped;
  }
}
