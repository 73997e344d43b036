package dev.cordon.server.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("H9")
class PaceTest {
  private long nanos = 1_000;

  @Test
  void aBurstIsServedAndThenTheRate() {
    TokenBuckets<String> buckets = new TokenBuckets<>(new Rate(3, 60), () -> nanos, 10);
    for (int i = 0; i < 3; i++) {
      assertEquals(Optional.empty(), buckets.take("a"));
    }
    assertEquals(Optional.of(Duration.ofSeconds(1)), buckets.take("a"));
    assertEquals(Optional.empty(), buckets.take("b"), "another caller is not held up");
    nanos += TimeUnit.SECONDS.toNanos(1);
    assertEquals(Optional.empty(), buckets.take("a"));
    assertTrue(buckets.take("a").isPresent());
  }

  @Test
  void restSavesUpNoMoreThanABurst() {
    TokenBuckets<String> buckets = new TokenBuckets<>(new Rate(2, 60), () -> nanos, 10);
    buckets.take("a");
    nanos += TimeUnit.DAYS.toNanos(1);
    assertEquals(Optional.empty(), buckets.take("a"));
    assertEquals(Optional.empty(), buckets.take("a"));
    assertTrue(buckets.take("a").isPresent());
  }

  @Test
  void aMillionCallersTakeNoMoreRoomThanAFew() {
    TokenBuckets<Integer> buckets = new TokenBuckets<>(new Rate(1, 1), () -> nanos, 1_000);
    for (int i = 0; i < 1_000_000; i++) {
      buckets.take(i);
    }
    assertEquals(1_000, buckets.size());
  }

  @Test
  void whoFailsTooOftenIsLockedOutAndOthersAreNot() throws UnknownHostException {
    Limits limits = new Limits(Rate.UNLIMITED, Rate.UNLIMITED, new Rate(5, 60));
    AddressPace pace = new AddressPace(limits, () -> nanos);
    InetAddress guesser = InetAddress.getByName("192.0.2.7");
    for (int i = 0; i < 5; i++) {
      assertEquals(Optional.empty(), pace.ask(guesser));
      pace.answered(guesser, 401);
    }
    assertTrue(pace.ask(guesser).isPresent());
    assertEquals(Optional.empty(), pace.ask(InetAddress.getByName("192.0.2.8")));
    nanos += TimeUnit.SECONDS.toNanos(1);
    assertEquals(Optional.empty(), pace.ask(guesser));
  }

  @Test
  void whatSucceedsCostsNothingOfTheFailures() throws UnknownHostException {
    Limits limits = new Limits(Rate.UNLIMITED, Rate.UNLIMITED, new Rate(2, 60));
    AddressPace pace = new AddressPace(limits, () -> nanos);
    InetAddress office = InetAddress.getByName("192.0.2.7");
    for (int i = 0; i < 1_000; i++) {
      pace.answered(office, i % 2 == 0 ? 200 : 429);
    }
    assertEquals(Optional.empty(), pace.ask(office));
  }

  @Test
  void aNetworkOfIpv6CountsAsOneCaller() throws UnknownHostException {
    Limits limits = new Limits(Rate.UNLIMITED, new Rate(4, 60), Rate.UNLIMITED);
    AddressPace pace = new AddressPace(limits, () -> nanos);
    for (int i = 0; i < 4; i++) {
      assertEquals(Optional.empty(), pace.ask(InetAddress.getByName("2001:db8:1:2::" + i)));
    }
    assertTrue(pace.ask(InetAddress.getByName("2001:db8:1:2:ffff::1")).isPresent());
    assertEquals(Optional.empty(), pace.ask(InetAddress.getByName("2001:db8:1:3::1")));
  }
}
