package dev.cordon.core.device;

import dev.cordon.policy.protocol.policy.BrowserEngine;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Versions and names as the system gives them, read or not; they stay on the device.
 *
 * @param os the operating system's version, such as {@code 14}
 * @param patchDate of the system's security patches, such as {@code 2026-01-05}
 * @param app the app's own version
 * @param manufacturer who made the device
 * @param model which one it is
 * @param engines version of each browser engine that the app uses; none: it shows no pages
 */
public record Facts(
    Optional<String> os,
    Optional<String> patchDate,
    Optional<String> app,
    Optional<String> manufacturer,
    Optional<String> model,
    Map<BrowserEngine, String> engines) {
  /** Nothing is known. */
  public static final Facts NONE =
      new Facts(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of());

  public Facts {
    Map<BrowserEngine, String> copy = new EnumMap<>(BrowserEngine.class);
    copy.putAll(engines);
    engines = Collections.unmodifiableMap(copy);
  }

  /** The same with the operating system's version. */
  public Facts withOs(String version) {
    return new Facts(Optional.of(version), patchDate, app, manufacturer, model, engines);
  }

  /** The same with the date of the security patches. */
  public Facts withPatchDate(String date) {
    return new Facts(os, Optional.of(date), app, manufacturer, model, engines);
  }

  /** The same with the app's version. */
  public Facts withApp(String version) {
    return new Facts(os, patchDate, Optional.of(version), manufacturer, model, engines);
  }

  /** The same with manufacturer and model. */
  public Facts withDevice(Optional<String> maker, Optional<String> name) {
    return new Facts(os, patchDate, app, maker, name, engines);
  }

  /** The same with the version of a browser engine. */
  public Facts withEngine(BrowserEngine engine, String version) {
    Map<BrowserEngine, String> more = new EnumMap<>(BrowserEngine.class);
    more.putAll(engines);
    more.put(engine, version);
    return new Facts(os, patchDate, app, manufacturer, model, more);
  }

  /** What is known here, and else what {@code other} knows. */
  public Facts and(Facts other) {
    Map<BrowserEngine, String> both = new EnumMap<>(BrowserEngine.class);
    both.putAll(other.engines);
    both.putAll(engines);
    return new Facts(
        first(os, other.os),
        first(patchDate, other.patchDate),
        first(app, other.app),
        first(manufacturer, other.manufacturer),
        first(model, other.model),
        both);
  }

  private static Optional<String> first(Optional<String> one, Optional<String> other) {
    return one.isPresent() ? one : other;
  }
}
