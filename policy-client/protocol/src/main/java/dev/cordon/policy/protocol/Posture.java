package dev.cordon.policy.protocol;

import dev.cordon.policy.protocol.health.HealthReport;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The device's security status.
 *
 * @param vault what the place of its keys says of itself
 * @param protections how well each protection holds here; what is not named is unavailable
 * @param platform the kind of device
 * @param health what the device found out about itself
 */
public record Posture(
    VaultDeclaration vault,
    Map<Protection, ProtectionLevel> protections,
    Platform platform,
    HealthReport health) {
  public Posture {
    Map<Protection, ProtectionLevel> copy = new EnumMap<>(Protection.class);
    copy.putAll(protections);
    protections = Collections.unmodifiableMap(copy);
  }

  /** How well {@code protection} holds here. */
  public ProtectionLevel level(Protection protection) {
    return protections.getOrDefault(protection, ProtectionLevel.UNAVAILABLE);
  }
}
