package dev.cordon.core;

import dev.cordon.core.error.ContainerException;
import java.util.List;

/**
 * Harmful apps by the organisation's list (requirement E4). No app is looked at before the employee
 * agreed, and none if the policy does not ask for it. Safe for many threads.
 */
public interface ListedApps {
  /** Whether the policy asks for it: then the work app asks the employee. */
  boolean isWanted();

  /** Whether the employee agreed. */
  boolean isAgreed();

  /**
   * The employee agrees, after having read {@code ConsentPoint.APPS}, or does so no more: then what
   * was remembered of apps is deleted. Takes effect on return.
   *
   * @throws ContainerException if it could not be stored, or nobody is enrolled
   */
  void agree(boolean yes) throws ContainerException;

  /** What the list names, as of the last look; the organisation learns its entry and day. */
  List<ListedApp> matches();
}
