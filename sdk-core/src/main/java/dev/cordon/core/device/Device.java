package dev.cordon.core.device;

import dev.cordon.policy.protocol.Platform;
import dev.cordon.policy.protocol.Protection;
import dev.cordon.policy.protocol.ProtectionLevel;
import java.util.Map;

/**
 * Everything a container needs of its device.
 *
 * @param platform the operating system
 * @param vault this container's keys
 * @param clock the wall clock
 * @param protections how well each protection is enforced here; a missing one is {@code
 *     UNAVAILABLE}
 * @param passcodeCost what one guess of the passcode costs
 */
public record Device(
    Platform platform,
    KeyVault vault,
    DeviceClock clock,
    Map<Protection, ProtectionLevel> protections,
    PasscodeCost passcodeCost) {

  public Device {
    protections = Map.copyOf(protections);
  }

  /** How well this device enforces {@code protection}. */
  public ProtectionLevel level(Protection protection) {
    return protections.getOrDefault(protection, ProtectionLevel.UNAVAILABLE);
  }
}
