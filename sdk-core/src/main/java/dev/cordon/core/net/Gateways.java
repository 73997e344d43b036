package dev.cordon.core.net;

import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.policy.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** Which hosts are reached through which gateway, and how else: not at all. Immutable. */
final class Gateways {
  static final Gateways NONE = new Gateways(Network.DEFAULT);

  /** An https proxy. */
  record Gateway(String host, int port) {}

  private record Named(HostNames hosts, Gateway gateway) {}

  private final List<Named> all = new ArrayList<>();
  private final Optional<String> issuer;

  /**
   * The gateways of a policy.
   *
   * @throws IllegalArgumentException if one cannot be read
   */
  Gateways(Network network) {
    for (Network.Gateway each : network.gateways()) {
      HttpUrl proxy = HttpUrl.get(each.proxy());
      all.add(new Named(new HostNames(each.hosts()), new Gateway(proxy.host(), proxy.port())));
    }
    this.issuer = network.clientCertificate().map(each -> HttpUrl.get(each.est()).host());
  }

  List<Gateway> all() {
    return all.stream().map(Named::gateway).collect(Collectors.toList());
  }

  /**
   * The gateway of {@code host}; empty: it is reached directly. So is the service that issues the
   * certificate without which no gateway opens.
   */
  Optional<Gateway> of(String host) {
    if (issuer.filter(HostNames.plain(host)::equals).isPresent()) {
      return Optional.empty();
    }
    return all.stream().filter(each -> each.hosts.include(host)).map(Named::gateway).findFirst();
  }

  /** Refuses to speak to {@code host} on another {@code way} than the policy's. */
  void require(String host, Optional<Gateway> way) throws DistrustException {
    if (!of(host).equals(way)) {
      throw new DistrustException(Reason.Code.GATEWAY_ONLY, "not the policy's way to the host");
    }
  }
}
