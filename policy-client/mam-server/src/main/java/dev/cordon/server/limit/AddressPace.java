package dev.cordon.server.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * How often a network address may ask, and how often in vain: whoever guesses, scans or sends
 * nonsense is locked out for a while. Of IPv6 the first 64 bits count, which one customer has.
 * Addresses are held in memory, in no log and in no figure. Safe for many threads.
 */
public final class AddressPace {
  private static final int MOST_ADDRESSES = 50_000;
  private static final int NETWORK_BYTES = 8;

  /** What somebody who knows nothing gets; not what an honest caller meets day by day. */
  private static final Set<Integer> IN_VAIN = Set.of(400, 401, 403, 404, 405, 408, 413, 415);

  private final TokenBuckets<ByteBuffer> all;
  private final TokenBuckets<ByteBuffer> failures;

  public AddressPace(Limits limits) {
    this(limits, System::nanoTime);
  }

  AddressPace(Limits limits, LongSupplier nanos) {
    this.all = new TokenBuckets<>(limits.address(), nanos, MOST_ADDRESSES);
    this.failures = new TokenBuckets<>(limits.failures(), nanos, MOST_ADDRESSES);
  }

  /** Counts a request of {@code caller}; how long it has to wait before it is looked at. */
  public Optional<Duration> ask(InetAddress caller) {
    ByteBuffer network = network(caller);
    return failures.look(network).or(() -> all.take(network));
  }

  /** It was answered with {@code status}. */
  public void answered(InetAddress caller, int status) {
    if (IN_VAIN.contains(status)) {
      var unused = failures.take(network(caller));
    }
  }

  private static ByteBuffer network(InetAddress address) {
    byte[] bytes = address.getAddress();
    return ByteBuffer.wrap(
        address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
  }
}
