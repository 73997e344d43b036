package dev.cordon.core.net;

import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Network;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.CertificatePinner;

/**
 * The keys that hosts are held to (RFC 7469, section 2.6): where some are in force for a host, one
 * of them must stand in its chain. A set ends by the server's word about the time, never by a clock
 * that can be turned: else whoever holds the device takes the pins off. Immutable.
 */
final class PinSets {
  private record Bound(CertificatePinner.Pin pin, Optional<Instant> until) {}

  private final List<Bound> all = new ArrayList<>();
  private final TwoClocks clocks;

  /**
   * The pins of a policy.
   *
   * @throws IllegalArgumentException if one cannot be read
   */
  PinSets(List<Network.Pin> sets, TwoClocks clocks) {
    this.clocks = clocks;
    for (Network.Pin set : sets) {
      for (String hash : set.sha256()) {
        all.add(new Bound(new CertificatePinner.Pin(set.host(), "sha256/" + hash), set.until()));
      }
    }
  }

  /** Refuses {@code verified}, the chain of {@code host}, if keys bind and it has none of them. */
  void check(String host, List<X509Certificate> verified) throws DistrustException {
    boolean bound = false;
    for (Bound each : all) {
      if (each.pin.matchesHostname(HostNames.plain(host))
          && !each.until.filter(clocks::isOver).isPresent()) {
        bound = true;
        if (verified.stream().anyMatch(each.pin::matchesCertificate)) {
          return;
        }
      }
    }
    if (bound) {
      throw new DistrustException(Code.SERVER_PIN_MISSING, "no pinned key in the chain");
    }
  }
}
