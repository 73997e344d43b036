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
 * @param clock its clocks
 * @param protections how well each protection is enforced here; a missing one is {@code
 *     UNAVAILABLE}
 * @param health the device's security status
 * @param passcodeCost what one guess of the passcode costs
 * @param apps the apps that can be seen here
 * @param whereabouts the country it is in
 */
public record Device(
    Platform platform,
    KeyVault vault,
    DeviceClock clock,
    Map<Protection, ProtectionLevel> protections,
    DeviceHealth health,
    PasscodeCost passcodeCost,
    InstalledApps apps,
    Whereabouts whereabouts) {

  /** A device that shows no apps and cannot tell where it is. */
  public Device(
      Platform platform,
      KeyVault vault,
      DeviceClock clock,
      Map<Protection, ProtectionLevel> protections,
      DeviceHealth health,
      PasscodeCost passcodeCost) {
    this(
        platform,
        vault,
        clock,
        protections,
        health,
        passcodeCost,
        InstalledApps.UNAVAILABLE,
        Whereabouts.UNKNOWN);
  }

  public Device {
    protections = Map.copyOf(protections);
  }

  /** How well this device enforces {@code protection}. */
  public ProtectionLevel level(Protection protection) {
    return protections.getOrDefault(protection, ProtectionLevel.UNAVAILABLE);
  }
}
