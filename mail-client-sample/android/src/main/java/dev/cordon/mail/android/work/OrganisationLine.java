package dev.cordon.mail.android.work;

import dev.cordon.core.Container;
import dev.cordon.policy.PolicyClient;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Hears the organisation while the app is in the foreground, and only then: in the background
 * nothing wakes the phone. Safe for many threads.
 */
final class OrganisationLine {
  private final Executor workers;
  private boolean foreground; // guarded by this
  private @Nullable PolicyClient client; // guarded by this

  OrganisationLine(Executor workers) {
    this.workers = workers;
  }

  synchronized void enterForeground(Optional<Container> container) {
    foreground = true;
    container.ifPresent(this::of);
  }

  synchronized void opened(Container container) {
    if (foreground) {
      var unused = of(container);
    }
  }

  /** Its client; made and listening from the first use on. */
  synchronized PolicyClient of(Container container) {
    if (client == null) {
      client = PolicyClient.of(container);
      if (foreground) {
        client.listen();
      }
    }
    return client;
  }

  synchronized void leaveForeground() {
    foreground = false;
    if (client != null) {
      // Waits for what is running with the server.
      workers.execute(client::close);
      client = null;
    }
  }
}
