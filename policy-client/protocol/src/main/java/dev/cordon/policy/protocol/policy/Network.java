package dev.cordon.policy.protocol.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whom the container's connections trust (requirement I1), and which way they take.
 *
 * @param trustAnchors certificates (X.509, DER, in Base64) that alone are trusted; empty: the
 *     system's, without those a user added
 * @param pins public keys that a host's certificate chain must contain one of
 * @param minTls the oldest version of TLS spoken
 * @param clientCertificate how the work area shows the organisation's servers who it is
 * @param gateways the ways to hosts that are not reached directly
 */
public record Network(
    List<String> trustAnchors,
    List<Pin> pins,
    MinTls minTls,
    Optional<ClientCertificate> clientCertificate,
    List<Gateway> gateways) {

  /** The defaults for a personal device. */
  public static final Network DEFAULT = new Network(List.of(), List.of(), MinTls.TLS_1_2);

  /** Without a client certificate. */
  public Network(List<String> trustAnchors, List<Pin> pins, MinTls minTls) {
    this(trustAnchors, pins, minTls, Optional.empty());
  }

  /** Without a gateway. */
  public Network(
      List<String> trustAnchors,
      List<Pin> pins,
      MinTls minTls,
      Optional<ClientCertificate> clientCertificate) {
    this(trustAnchors, pins, minTls, clientCertificate, List.of());
  }

  /** The same with another client certificate. */
  public Network withClientCertificate(ClientCertificate other) {
    return new Network(trustAnchors, pins, minTls, Optional.of(other), gateways);
  }

  /** The same with other gateways. */
  public Network withGateways(List<Gateway> other) {
    return new Network(trustAnchors, pins, minTls, clientCertificate, other);
  }

  /**
   * A certificate for a key that stays in the device's vault (requirement D6).
   *
   * @param hosts who is shown it: a host, or {@code *.example.com} for every host below
   * @param est where it comes from: the address of an EST service (RFC 7030) up to {@code
   *     /.well-known/est}, with or without a label
   */
  public record ClientCertificate(List<String> hosts, String est) {
    public ClientCertificate {
      hosts = List.copyOf(hosts);
    }
  }

  /**
   * An https proxy that carries HTTP to hosts behind it (requirement B6). It is shown the work
   * area's certificate and sees the names of hosts, not what is said to them.
   *
   * @param proxy its address: {@code https://host} or {@code https://host:port}
   * @param hosts who is reached through it and in no other way: a host, or {@code *.example.com}
   *     for every host below; of several gateways for one host the first counts
   */
  public record Gateway(String proxy, List<String> hosts) {
    public Gateway {
      hosts = List.copyOf(hosts);
    }
  }

  /**
   * A host's pinned keys, of which one is enough: the one in use and at least one in reserve.
   *
   * @param host exact host name, or {@code *.example.com} for one label in front
   * @param sha256 Base64 of the SHA-256 of each permitted SubjectPublicKeyInfo (RFC 7469, section
   *     2.4)
   * @param until from then on these keys bind no more; without it, while the policy names them
   */
  public record Pin(String host, List<String> sha256, Optional<Instant> until) {
    public Pin {
      sha256 = List.copyOf(sha256);
    }

    /** Pins without an end. */
    public Pin(String host, List<String> sha256) {
      this(host, sha256, Optional.empty());
    }
  }

  /** The oldest version of TLS spoken. */
  public enum MinTls {
    TLS_1_2,
    TLS_1_3
  }

  public Network {
    trustAnchors = List.copyOf(trustAnchors);
    pins = List.copyOf(pins);
    gateways = List.copyOf(gateways);
  }
}
