package dev.cordon.server.operation;

import dev.cordon.server.http.HttpsListener;
import dev.cordon.server.http.ListenException;
import dev.cordon.server.keys.TlsFiles;
import dev.cordon.server.keys.TlsIdentity;
import dev.cordon.server.keys.TlsRefusedException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether the operator's certificate was renewed, and shows the new one to those who connect
 * from then on. What cannot be used, or has another key, is not taken up: devices know the server
 * by its key.
 */
public final class TlsWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TlsWatch.class);

  private final TlsFiles files;
  private final Set<String> names;
  private final Clock clock;
  private final HttpsListener listener;
  private final String pin;
  private String seen; // only the one thread below
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "certificates");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Prepares it.
   *
   * @param seen the fingerprint of the files that {@code listener} began with
   * @param pin of the key that it began with
   */
  public TlsWatch(
      TlsFiles files,
      Set<String> names,
      Clock clock,
      HttpsListener listener,
      String seen,
      String pin) {
    this.files = files;
    this.names = Set.copyOf(names);
    this.clock = clock;
    this.listener = listener;
    this.seen = seen;
    this.pin = pin;
  }

  /** Begins to look. */
  public void start(Duration every) {
    long millis = every.toMillis();
    var unused = looks.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      String now = files.fingerprint();
      if (!now.equals(seen)) {
        seen = now;
        takeUp();
      }
    } catch (TlsRefusedException | IOException e) {
      LOG.warn("the renewed certificate is not taken up: it cannot be read; the earlier one stays");
    } catch (GeneralSecurityException | ListenException | RuntimeException e) {
      LOG.warn("the renewed certificate is not taken up: {}", e.getClass().getName());
    }
  }

  private void takeUp()
      throws TlsRefusedException, IOException, GeneralSecurityException, ListenException {
    TlsIdentity renewed = files.load(names, clock.instant());
    if (!renewed.pin().equals(pin)) {
      LOG.warn(
          "the renewed certificate is not taken up: it has another key, which devices would refuse;"
              + " renew it with the same key");
      return;
    }
    String password = TlsFiles.passwordOfMemory();
    listener.renew(renewed.keyStore(password), password);
    LOG.info("a renewed certificate was taken up");
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
