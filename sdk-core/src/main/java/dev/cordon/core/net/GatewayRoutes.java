package dev.cordon.core.net;

import dev.cordon.core.net.Gateways.Gateway;
import dev.cordon.policy.protocol.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import okhttp3.Dns;
import okio.Buffer;

/**
 * Tells OkHttp which way a host is reached: through its gateway alone, or directly.
 *
 * <p>OkHttp has no TLS for its way to a proxy. So it hears no address of a gateway but one that
 * stands for it, of the block that is discarded everywhere (100::/64, RFC 6666); {@link
 * GatewaySocket} alone knows the real one. Whoever connects to it in another way reaches nobody,
 * and since it is salted nobody can have a host's name resolve to it. Safe for many threads.
 */
final class GatewayRoutes extends ProxySelector implements Dns {
  private static final byte[] DISCARDED = {1, 0, 0, 0, 0, 0, 0, 0};
  private static final int ADDRESS_BYTES = 16;

  private final PolicyTls tls;
  private final byte[] salt = new byte[ADDRESS_BYTES];

  GatewayRoutes(PolicyTls tls) {
    this.tls = tls;
    new SecureRandom().nextBytes(salt);
  }

  TlsTerms terms() throws UntrustedServerException {
    return tls.current();
  }

  /** Always one way: with none, or two, OkHttp would try a direct one too. */
  @Override
  public List<Proxy> select(URI address) {
    try {
      return List.of(
          terms().gateways().of(address.getHost()).map(this::through).orElse(Proxy.NO_PROXY));
    } catch (UntrustedServerException e) {
      return List.of(through(new Gateway("", 0))); // to nobody: connecting says the same
    }
  }

  /**
   * Whoever is reached through a gateway is looked up by it. OkHttp asks no selector about names
   * that {@link URI} takes for none, such as {@code my_host}: they end here.
   */
  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    try {
      terms().gateways().require(host, Optional.empty());
    } catch (DistrustException e) {
      throw unknown(host, new UntrustedServerException(e.code(), e));
    } catch (UntrustedServerException e) {
      throw unknown(host, e);
    }
    return Dns.SYSTEM.lookup(host);
  }

  private static UnknownHostException unknown(String host, IOException why) {
    UnknownHostException unknown = new UnknownHostException(host);
    unknown.initCause(why);
    return unknown;
  }

  /**
   * The gateway that {@code address} stands for; empty if it is an ordinary one.
   *
   * @throws UntrustedServerException if it stands for a gateway that the policy does not name any
   *     more
   */
  Optional<Gateway> at(SocketAddress address) throws UntrustedServerException {
    if (!(address instanceof InetSocketAddress to)
        || to.isUnresolved()
        || !startsWith(to.getAddress().getAddress(), DISCARDED)) {
      return Optional.empty();
    }
    for (Gateway each : terms().gateways().all()) {
      if (standIn(each).equals(to.getAddress())) {
        return Optional.of(each);
      }
    }
    throw new UntrustedServerException(Reason.Code.GATEWAY_ONLY, new IOException("no gateway"));
  }

  private static boolean startsWith(byte[] bytes, byte[] prefix) {
    return bytes.length == ADDRESS_BYTES
        && Arrays.equals(Arrays.copyOf(bytes, prefix.length), prefix);
  }

  private Proxy through(Gateway gateway) {
    return new Proxy(
        Proxy.Type.HTTP, new InetSocketAddress(standIn(gateway), Math.max(1, gateway.port())));
  }

  private InetAddress standIn(Gateway gateway) {
    byte[] own =
        new Buffer()
            .write(salt)
            .writeInt(gateway.port())
            .writeUtf8(gateway.host())
            .sha256()
            .toByteArray();
    byte[] address = Arrays.copyOf(DISCARDED, ADDRESS_BYTES);
    System.arraycopy(own, 0, address, DISCARDED.length, ADDRESS_BYTES - DISCARDED.length);
    try {
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("sixteen bytes are an address", e);
    }
  }

  @Override
  public void connectFailed(URI address, SocketAddress gateway, IOException why) {
    // The call fails with it; there is no other way to try.
  }
}
