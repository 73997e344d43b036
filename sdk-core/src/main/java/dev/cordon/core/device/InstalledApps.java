package dev.cordon.core.device;

import java.util.List;
import java.util.Optional;

/**
 * The apps that this one can see. Asked only if the organisation's policy wants harmful apps looked
 * for <em>and</em> the employee agreed to it, about every ten minutes while the container is looked
 * after, on any thread. Safe for many threads.
 */
public interface InstalledApps {
  /** A device that shows no apps: {@link #visible} is empty, so nobody knows. */
  InstalledApps UNAVAILABLE = Optional::empty;

  /**
   * What the system shows, which need not be all; empty if it shows nothing of the kind. What this
   * throws counts as unknown.
   */
  Optional<List<InstalledApp>> visible();
}
