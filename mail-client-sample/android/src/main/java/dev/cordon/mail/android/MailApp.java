package dev.cordon.mail.android;

import android.app.Application;
import android.os.Handler;
import android.os.Looper;
import dev.cordon.core.Container;
import dev.cordon.core.android.AndroidContainers;
import dev.cordon.core.android.AndroidTrust;
import dev.cordon.core.android.WorkWindows;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.net.SystemTrust;
import dev.cordon.mail.android.work.Doors;
import dev.cordon.mail.android.work.Workplace;
import dev.cordon.mail.app.Databases;
import dev.cordon.mail.app.Outlets;
import dev.cordon.storage.android.AndroidDatabases;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The process. Nothing is opened when it starts: that is the first screen's, on a worker. The
 * application of a test overrides what a test's machine does not have.
 */
public class MailApp extends Application implements Doors {
  private final ExecutorService workers = Executors.newCachedThreadPool(MailApp::worker);
  private @Nullable Workplace workplace;

  @Override
  public void onCreate() {
    super.onCreate();
    WorkWindows.protect(this);
    workplace = new Workplace(this, workers, new Handler(Looper.getMainLooper()));
  }

  @Override
  public Container openContainer() throws ContainerException {
    return AndroidContainers.open(this);
  }

  @Override
  public Databases databases() {
    return (domain, name) -> AndroidDatabases.in(domain).open(name);
  }

  @Override
  public SystemTrust systemTrust() {
    return AndroidTrust.system();
  }

  @Override
  public Outlets outlets(Container work) {
    return AndroidOutlets.of(this);
  }

  /** The container and what lives with it. */
  public final Workplace workplace() {
    if (workplace == null) {
      throw new IllegalStateException("the application was not created");
    }
    return workplace;
  }

  /** Where work is done that must not keep the screen waiting. */
  final ExecutorService workers() {
    return workers;
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "mail-worker");
    thread.setDaemon(true);
    return thread;
  }
}
