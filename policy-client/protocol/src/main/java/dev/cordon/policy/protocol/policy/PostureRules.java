package dev.cordon.policy.protocol.policy;

import java.util.List;

/**
 * What follows from the state of the device and its parts (requirements E2, B9).
 *
 * @param minBrowserEngine steps of a ladder, in any order: what follows an engine that is older
 *     than a step's version; of several steps that are hit, the hardest action counts
 */
public record PostureRules(List<EngineStep> minBrowserEngine) {

  /** The defaults for a personal device. */
  public static final PostureRules DEFAULT = new PostureRules(List.of());

  /**
   * One step.
   *
   * @param engine whose version it is: numbers of different engines say nothing about each other
   * @param version 1 to 6 whole numbers with dots between, such as {@code 21.0.12}
   * @param action what follows any older version
   */
  public record EngineStep(BrowserEngine engine, String version, Action action) {}

  /** What follows, from the mildest to the hardest. */
  public enum Action {
    WARN,
    BLOCK,
    WIPE
  }

  public PostureRules {
    minBrowserEngine = List.copyOf(minBrowserEngine);
  }
}
