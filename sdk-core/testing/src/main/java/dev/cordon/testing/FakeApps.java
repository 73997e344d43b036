package dev.cordon.testing;

import dev.cordon.core.device.InstalledApp;
import dev.cordon.core.device.InstalledApps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Apps beside the work app: none until a test installs some. The container notices within about ten
 * minutes, or at once by {@code container.posture().look()}. Safe for many threads.
 */
public final class FakeApps implements InstalledApps {
  private final List<InstalledApp> apps = new ArrayList<>(); // guarded by this
  private boolean hidden;
  private int looked;

  @Override
  public synchronized Optional<List<InstalledApp>> visible() {
    looked++;
    return hidden ? Optional.empty() : Optional.of(List.copyOf(apps));
  }

  /** How often somebody looked. */
  public synchronized int looked() {
    return looked;
  }

  /**
   * Installs an app.
   *
   * @param certificateSha256 lowercase hex SHA-256 of each certificate that signs it
   */
  public synchronized FakeApps install(String name, String... certificateSha256) {
    apps.add(new InstalledApp(name, Set.of(certificateSha256)));
    return this;
  }

  /** Removes an app. */
  public synchronized FakeApps remove(String name) {
    apps.removeIf(app -> app.name().equals(name));
    return this;
  }

  /** Has the device show nothing about apps, as desktops do. */
  public synchronized FakeApps hide() {
    hidden = true;
    return this;
  }
}
