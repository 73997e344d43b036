package dev.cordon.server.push;

import dev.cordon.server.http.EventStream;
import dev.cordon.server.register.News;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The devices that listen; safe for many threads. */
@Singleton
public final class Nudges implements AutoCloseable {
  private static final int PING_SECONDS = 25;
  private static final String CHECK_IN = "check-in";

  /** All devices of a server that ends come back; not all at the same moment. */
  private static final int SOONEST_MILLIS = 1_000;

  private static final int LATEST_MILLIS = 30_000;

  private final ConcurrentMap<String, EventStream> byEnrolment = new ConcurrentHashMap<>();
  private volatile boolean isEnding;
  private final ScheduledExecutorService pings =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "pings");
            thread.setDaemon(true);
            return thread;
          });

  @Inject
  public Nudges() {}

  /** Begins to ping. */
  public void start() {
    var unused =
        pings.scheduleAtFixedRate(this::ping, PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
  }

  /** How many devices listen. */
  public int held() {
    return byEnrolment.size();
  }

  /** Whether nobody may listen any more, because the server is about to end. */
  public boolean isEnding() {
    return isEnding;
  }

  /** Ends every stream, after the word when to come back: each at a time of its own. */
  public void end() {
    isEnding = true;
    byEnrolment.values().forEach(Nudges::sendAway);
  }

  /** A device listens; an earlier stream of it ends. */
  public void listen(String enrolment, EventStream stream) {
    EventStream earlier = byEnrolment.put(enrolment, stream);
    if (earlier != null) {
      earlier.close();
    }
    if (isEnding) { // came between the question and the end
      sendAway(stream);
    }
  }

  private static void sendAway(EventStream stream) {
    stream.retry(ThreadLocalRandom.current().nextInt(SOONEST_MILLIS, LATEST_MILLIS));
    stream.close();
  }

  /** Tells those whom it concerns. */
  public void pass(News news) {
    news.enrolment().ifPresentOrElse(this::nudge, this::nudgeAll);
  }

  /** Tells one device to check in, if it listens. */
  public void nudge(String enrolment) {
    EventStream stream = byEnrolment.get(enrolment);
    if (stream != null) {
      stream.event(CHECK_IN);
    }
  }

  /** Tells every device that listens. */
  public void nudgeAll() {
    byEnrolment.values().forEach(stream -> stream.event(CHECK_IN));
  }

  @Override
  public void close() {
    pings.shutdownNow();
    end();
  }

  private void ping() {
    byEnrolment.forEach(
        (enrolment, stream) -> {
          stream.ping();
          if (stream.hasEnded()) {
            byEnrolment.remove(enrolment, stream);
          }
        });
  }
}
