package dev.cordon.browser.network;

import dev.cordon.browser.sites.HostPatterns;
import dev.cordon.policy.protocol.policy.Policy;
import java.util.List;
import java.util.function.Supplier;

/** The hosts of {@code browser.intranet}, compiled once for each policy. For many threads. */
final class IntranetHosts {
  private final Supplier<Policy> policy;
  private volatile Compiled last = new Compiled(List.of(), HostPatterns.of(List.of()));

  private record Compiled(List<String> patterns, HostPatterns hosts) {}

  IntranetHosts(Supplier<Policy> policy) {
    this.policy = policy;
  }

  /** Whether {@code host} may have internal addresses by the policy of now. */
  boolean contain(String host) {
    return now().hosts().contain(host);
  }

  /** The patterns of now; the same object as long as they are the same. */
  List<String> patterns() {
    return now().patterns();
  }

  private Compiled now() {
    List<String> patterns = policy.get().browser().intranet();
    Compiled known = last;
    if (known.patterns() != patterns && !known.patterns().equals(patterns)) {
      known = new Compiled(patterns, HostPatterns.of(patterns));
      last = known;
    }
    return known;
  }
}
