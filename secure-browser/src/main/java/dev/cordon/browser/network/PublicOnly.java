package dev.cordon.browser.network;

import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.browser.sites.Address;
import dev.cordon.browser.sites.HostPatterns;
import dev.cordon.policy.protocol.policy.Policy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import okhttp3.Connection;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Keeps pages out of the networks that the device is in: a host with an internal address is reached
 * only if {@code browser.intranet} names it, whatever its name resolves to from one moment to the
 * next (DNS rebinding). A host that the policy has a gateway for is looked up by the gateway and
 * not here.
 *
 * <p>Three doors, for none sees everything. Names are judged where they are resolved: what was
 * judged is what OkHttp connects to, and one internal address among public ones refuses the host.
 * Addresses in figures are not resolved, so they are judged before the call. And each hop is judged
 * by the address that its connection has, in case it was kept from another policy's time; calls of
 * WebSockets have no such door, so that kept connections are dropped when the setting changes. Safe
 * for many threads.
 */
public final class PublicOnly {
  private final IntranetHosts intranet;
  private final Dns resolver;

  /**
   * Judges by the policy of each moment.
   *
   * @param resolver what looks names up
   */
  public PublicOnly(Supplier<Policy> policy, Dns resolver) {
    this.intranet = new IntranetHosts(policy);
    this.resolver = resolver;
  }

  /**
   * A client like {@code http} that reaches nothing internal. Its calls fail with an {@link
   * InternalAddressException}, which {@link InternalAddressException#refusalIn} finds.
   */
  public OkHttpClient on(OkHttpClient http) {
    AtomicReference<List<String>> seen = new AtomicReference<>(intranet.patterns());
    return http.newBuilder()
        .dns(this::lookup)
        .addInterceptor(
            chain -> {
              List<String> now = intranet.patterns();
              if (seen.getAndSet(now) != now) {
                http.connectionPool().evictAll();
              }
              return beforeCall(chain);
            })
        .addNetworkInterceptor(this::atHop)
        .build();
  }

  /** Why {@code url} may not be asked for; empty if it may, as far as can be seen from it alone. */
  public static Optional<Refusal> requirePublic(HttpUrl url, Policy policy) {
    return isInternal(url.host())
            && !HostPatterns.of(policy.browser().intranet()).contain(url.host())
        ? Optional.of(Refusal.of(Problem.ADDRESS_INTERNAL, url.host()))
        : Optional.empty();
  }

  /** The addresses of {@code host}, which are those that were judged. */
  List<InetAddress> lookup(String host) throws UnknownHostException {
    List<InetAddress> addresses = List.copyOf(resolver.lookup(host));
    if (addresses.stream().anyMatch(InternalAddresses::contains)) {
      require(host);
    }
    return addresses;
  }

  private Response beforeCall(Interceptor.Chain chain) throws IOException {
    String host = chain.request().url().host();
    if (isInternal(host)) {
      require(host);
    }
    return chain.proceed(chain.request());
  }

  private Response atHop(Interceptor.Chain chain) throws IOException {
    Connection connection = chain.connection();
    if (connection == null) {
      throw new IllegalStateException("a network interceptor has a connection");
    }
    // Behind a gateway of the organisation is not the network that the device is in.
    boolean direct = connection.route().proxy().type() == Proxy.Type.DIRECT;
    if (direct && InternalAddresses.contains(connection.route().socketAddress().getAddress())) {
      require(chain.request().url().host());
    }
    return chain.proceed(chain.request());
  }

  private void require(String host) throws InternalAddressException {
    if (!intranet.contain(host)) {
      throw new InternalAddressException(host);
    }
  }

  /** Whether a host is an internal address in figures, or figures that are read in several ways. */
  private static boolean isInternal(String host) {
    boolean ipv6 = host.indexOf(':') >= 0;
    if (!ipv6 && !Address.endsInNumber(host)) {
      return false;
    }
    try {
      return (!ipv6 && !Address.isIpv4(host))
          || InternalAddresses.contains(InetAddress.getByName(host));
    } catch (UnknownHostException e) {
      return true;
    }
  }
}
