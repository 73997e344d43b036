package dev.cordon.policy.protocol.policy;

import dev.cordon.policy.protocol.Platform;
import dev.cordon.policy.protocol.health.HealthCheck;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What follows from the state of the device and its parts (requirements E1–E5, B9). Of several
 * rules that are hit, the hardest action counts.
 *
 * @param checks what follows if a check finds something bad; what is not named has no consequence
 * @param unknown what follows if nobody knows whether a rule is kept: nothing, a warning or a
 *     block, and never more than the rule's own action
 * @param ladders which versions are old enough, or too new
 * @param minBrowserEngine what follows an engine that is older than a step's version
 * @param devices which devices are allowed
 */
public record PostureRules(
    Map<HealthCheck, Action> checks,
    Optional<Action> unknown,
    Ladders ladders,
    List<EngineStep> minBrowserEngine,
    Devices devices) {

  /** The defaults for a personal device. */
  public static final PostureRules DEFAULT =
      new PostureRules(
          ofDevice(Action.BLOCK), Optional.of(Action.WARN), Ladders.NONE, List.of(), Devices.ANY);

  /** What follows, from the mildest to the hardest. */
  public enum Action {
    WARN,
    BLOCK,
    WIPE
  }

  /**
   * Steps in any order; of several that are hit, the hardest action counts.
   *
   * @param minOs the oldest versions of operating systems
   * @param maxOs the newest; 14 allows 14.2
   * @param minPatchDate the oldest dates of Android's security patches
   * @param minAppVersion the oldest versions of the app
   * @param minSdkVersion the oldest versions of this SDK
   */
  public record Ladders(
      List<OsStep> minOs,
      List<OsStep> maxOs,
      List<DateStep> minPatchDate,
      List<VersionStep> minAppVersion,
      List<VersionStep> minSdkVersion) {
    /** No demands. */
    public static final Ladders NONE =
        new Ladders(List.of(), List.of(), List.of(), List.of(), List.of());

    public Ladders {
      minOs = List.copyOf(minOs);
      maxOs = List.copyOf(maxOs);
      minPatchDate = List.copyOf(minPatchDate);
      minAppVersion = List.copyOf(minAppVersion);
      minSdkVersion = List.copyOf(minSdkVersion);
    }
  }

  /**
   * One step about operating systems.
   *
   * @param platform whose version it is: numbers of different systems say nothing about each other
   * @param version 1 to 6 whole numbers with dots between
   * @param action what follows
   */
  public record OsStep(Platform platform, String version, Action action) {}

  /** One step about versions; {@code version} as in {@link OsStep}. */
  public record VersionStep(String version, Action action) {}

  /** One step about dates: what follows any earlier one. */
  public record DateStep(LocalDate date, Action action) {}

  /**
   * One step about browser engines.
   *
   * @param engine whose version it is: numbers of different engines say nothing about each other
   * @param version 1 to 6 whole numbers with dots between, such as {@code 21.0.12}
   * @param action what follows any older version
   */
  public record EngineStep(BrowserEngine engine, String version, Action action) {}

  /**
   * Which devices are allowed, by what they call themselves.
   *
   * @param manufacturers empty: any
   * @param models empty: any
   */
  public record Devices(Optional<Allowed> manufacturers, Optional<Allowed> models) {
    /** Any device. */
    public static final Devices ANY = new Devices(Optional.empty(), Optional.empty());
  }

  /**
   * A list of names, large and small letters being the same.
   *
   * @param names at least one
   * @param action what follows any other name: block or wipe
   */
  public record Allowed(List<String> names, Action action) {
    public Allowed {
      names = List.copyOf(names);
    }
  }

  public PostureRules {
    Map<HealthCheck, Action> copy = new EnumMap<>(HealthCheck.class);
    copy.putAll(checks);
    checks = Collections.unmodifiableMap(copy);
    minBrowserEngine = List.copyOf(minBrowserEngine);
    if (unknown.isPresent() && unknown.get() == Action.WIPE) {
      throw new IllegalArgumentException("what nobody knows does not wipe");
    }
  }

  /** Of all checks that a platform answers, none of which looks at personal apps. */
  private static Map<HealthCheck, Action> ofDevice(Action action) {
    Map<HealthCheck, Action> checks = new EnumMap<>(HealthCheck.class);
    for (HealthCheck check : HealthCheck.values()) {
      if (!check.needsConsent() && check != HealthCheck.ATTESTATION) {
        checks.put(check, action);
      }
    }
    return checks;
  }

  /** Whether harmful apps of the organisation's list are to be looked for. */
  public boolean wantThreatList() {
    return checks.keySet().stream().anyMatch(HealthCheck::needsConsent);
  }

  /** The same with another consequence of one check; empty: none. */
  public PostureRules withCheck(HealthCheck check, Optional<Action> action) {
    Map<HealthCheck, Action> changed = new EnumMap<>(HealthCheck.class);
    changed.putAll(checks);
    changed.remove(check);
    action.ifPresent(follows -> changed.put(check, follows));
    return new PostureRules(changed, unknown, ladders, minBrowserEngine, devices);
  }

  /** The same with another consequence of what nobody knows; empty: none. */
  public PostureRules withUnknown(Optional<Action> action) {
    return new PostureRules(checks, action, ladders, minBrowserEngine, devices);
  }

  /** The same with other {@code ladders}. */
  public PostureRules withLadders(Ladders other) {
    return new PostureRules(checks, unknown, other, minBrowserEngine, devices);
  }

  /** The same with another ladder {@code minBrowserEngine}. */
  public PostureRules withMinBrowserEngine(List<EngineStep> steps) {
    return new PostureRules(checks, unknown, ladders, steps, devices);
  }

  /** The same with other {@code devices}. */
  public PostureRules withDevices(Devices other) {
    return new PostureRules(checks, unknown, ladders, minBrowserEngine, other);
  }
}
