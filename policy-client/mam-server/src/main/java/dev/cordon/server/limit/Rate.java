package dev.cordon.server.limit;

/**
 * So many at once, then so many in each minute.
 *
 * @param burst at once, after a rest
 * @param perMinute from then on; 0: no limit at all
 */
public record Rate(int burst, int perMinute) {
  private static final int BURST_MINUTES = 5;

  /** Nobody is held to anything. */
  public static final Rate UNLIMITED = new Rate(0, 0);

  /** So many a minute, and what five minutes of rest save up. */
  public static Rate perMinute(int most) {
    return new Rate(Math.multiplyExact(most, BURST_MINUTES), most);
  }

  boolean isUnlimited() {
    return perMinute <= 0;
  }
}
