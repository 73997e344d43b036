package dev.cordon.server.limit;

/**
 * What callers are held to.
 *
 * @param device requests that one device signed
 * @param address requests from one network address, whoever sends them
 * @param failures requests from one network address that were refused
 */
public record Limits(Rate device, Rate address, Rate failures) {
  private static final int DEVICE_PER_MINUTE = 120;

  /** Devices are held to their rate; all of them may share one address. */
  public static final Limits OF_DEVICES =
      new Limits(Rate.perMinute(DEVICE_PER_MINUTE), Rate.UNLIMITED, Rate.UNLIMITED);
}
