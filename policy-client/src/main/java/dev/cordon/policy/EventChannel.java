package dev.cordon.policy;

import dev.cordon.core.error.ContainerException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one stream of events open and passes each word on. A stream that ends is opened anew after
 * a pause; one that lived too short counts as a failure, so that two who contend for one enrolment
 * do not chase each other.
 */
final class EventChannel extends EventSourceListener {
  private static final String CHECK_IN = "check-in";

  private final Duties duties;
  private final Runnable word;
  private final ScheduledExecutorService scheduler;
  private final Backoff backoff;
  private final Duration steady;

  // Guarded by this:
  private @Nullable EventSource source;
  private @Nullable EventSource endedEarly; // before open() came to know it
  private boolean waiting;
  private boolean closed;
  private long openedNanos;

  EventChannel(
      Duties duties,
      Runnable word,
      ScheduledExecutorService scheduler,
      Backoff backoff,
      Pace pace) {
    this.duties = duties;
    this.word = word;
    this.scheduler = scheduler;
    this.backoff = backoff;
    this.steady = pace.steady();
  }

  /**
   * Opens the stream unless it is open, or waiting for its turn to be; ends it if there is nothing
   * to listen for any more. Runs on the scheduler.
   */
  void settle() {
    boolean wanted = duties.mayListen();
    synchronized (this) {
      if (!wanted && source != null) {
        source.cancel();
      }
      if (!wanted || closed || waiting || source != null) {
        return;
      }
    }
    open();
  }

  synchronized void close() {
    closed = true;
    if (source != null) {
      source.cancel();
    }
  }

  @Override
  public void onEvent(
      EventSource eventSource, @Nullable String id, @Nullable String type, String data) {
    if (CHECK_IN.equals(type)) {
      word.run();
    }
  }

  @Override
  public void onClosed(EventSource eventSource) {
    ended(eventSource);
  }

  @Override
  public void onFailure(
      EventSource eventSource, @Nullable Throwable cause, @Nullable Response response) {
    ended(eventSource);
  }

  private void open() {
    try {
      EventSource opened = duties.events(this);
      synchronized (this) {
        openedNanos = System.nanoTime();
        if (endedEarly == opened) {
          endedEarly = null;
          return;
        }
        source = opened;
        if (closed) {
          opened.cancel();
        }
      }
    } catch (ContainerException e) {
      retryLater();
    }
  }

  private synchronized void ended(EventSource ended) {
    if (source != ended) {
      endedEarly = ended;
    } else if (System.nanoTime() - openedNanos >= steady.toNanos()) {
      backoff.reset();
    }
    source = null;
    retryLater();
  }

  private synchronized void retryLater() {
    if (closed || waiting) {
      return;
    }
    waiting = true;
    try {
      var unused =
          scheduler.schedule(this::retry, backoff.next().toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      closed = true; // the rhythm ended meanwhile
    }
  }

  private void retry() {
    synchronized (this) {
      waiting = false;
    }
    settle();
  }
}
