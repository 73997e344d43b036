package dev.cordon.mail.desktop.demo;

import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.Registration;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Waits for the container to reach a state, and says when it did. */
final class Waiting implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CompletableFuture<Long> reachedAtNanos = new CompletableFuture<>();
  private final Registration registration;

  private Waiting(Container container, Predicate<ContainerState> wanted) {
    this.registration =
        container.onStateChange(
            state -> {
              if (wanted.test(state)) {
                reachedAtNanos.complete(System.nanoTime());
              }
            });
    if (wanted.test(container.state())) {
      reachedAtNanos.complete(System.nanoTime());
    }
  }

  static Waiting until(Container container, Predicate<ContainerState> wanted) {
    return new Waiting(container, wanted);
  }

  /** Milliseconds from {@code startNanos} until the state was reached. */
  long millisSince(long startNanos) throws InterruptedException, ExecutionException {
    try {
      long nanos = reachedAtNanos.get(PATIENCE.toSeconds(), TimeUnit.SECONDS) - startNanos;
      return TimeUnit.NANOSECONDS.toMillis(nanos);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the device did not obey within " + PATIENCE, e);
    }
  }

  @Override
  public void close() {
    registration.close();
  }
}
