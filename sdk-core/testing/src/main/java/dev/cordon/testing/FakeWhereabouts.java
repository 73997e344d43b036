package dev.cordon.testing;

import dev.cordon.core.device.Whereabouts;
import java.util.Optional;

/**
 * A country to be in: Japan until a test says otherwise. The container notices at its next unlock
 * or check-in, or within about a minute. Safe for many threads.
 */
public final class FakeWhereabouts implements Whereabouts {
  private Optional<String> country = Optional.of("JP"); // guarded by this
  private boolean fails; // guarded by this
  private int asked; // guarded by this

  @Override
  public synchronized Optional<String> country() {
    asked++;
    if (fails) {
      throw new IllegalStateException("the phone does not say where it is");
    }
    return country;
  }

  /** How often somebody asked. */
  public synchronized int asked() {
    return asked;
  }

  /** Has the network around the device be that of {@code code}, such as {@code JP}. */
  public synchronized FakeWhereabouts in(String code) {
    country = Optional.of(code);
    return this;
  }

  /** Has the device see no network, as in airplane mode. */
  public synchronized FakeWhereabouts unknown() {
    country = Optional.empty();
    return this;
  }

  /** Has the device fail whenever it is asked. */
  public synchronized FakeWhereabouts fail() {
    fails = true;
    return this;
  }
}
