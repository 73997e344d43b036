package dev.cordon.mail.desktop.demo;

import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Waits for the container to reach a state, and says when it did. */
final class Waiting implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CompletableFuture<Instant> reached = new CompletableFuture<>();
  private final Container container;
  private final Registration registration;

  private Waiting(Container container, Predicate<ContainerState> wanted) {
    this.container = container;
    this.registration =
        container.onStateChange(
            state -> {
              if (wanted.test(state)) {
                reached.complete(Instant.now());
              }
            });
    if (wanted.test(container.state())) {
      reached.complete(Instant.now());
    }
  }

  static Waiting until(Container container, Predicate<ContainerState> wanted) {
    return new Waiting(container, wanted);
  }

  /** Waits for what changes without a change of state. */
  static void until(BooleanSupplier wanted) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!wanted.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("the device did not obey within " + PATIENCE);
      }
      Thread.sleep(20);
    }
  }

  /** When the state was reached. */
  Instant reached() throws InterruptedException, ExecutionException {
    try {
      return reached.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "the device did not obey within " + PATIENCE + " and is " + container.state(), e);
    }
  }

  @Override
  public void close() {
    registration.close();
  }
}
