package dev.cordon.core.device;

/**
 * Looks at the device's security status. Platforms bring one; apps add their own by {@link
 * dev.cordon.core.DevicePosture#add}.
 *
 * <p>Asked about once a minute while the container is open, on any thread, and at each unlock and
 * check-in: it must answer within moments, look at nothing personal, such as which other apps are
 * installed (that is {@link InstalledApps}, with consent), and keep nothing. What it throws counts
 * as unknown. Safe for many threads.
 */
public interface DeviceHealth {
  /** What can be said now. */
  Health measure();
}
