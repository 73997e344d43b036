package dev.cordon.browser;

import dev.cordon.core.net.SecureHttp;
import dev.cordon.policy.protocol.policy.Browser.SiteRule;
import dev.cordon.policy.protocol.policy.Browser.Verdict;
import dev.cordon.policy.protocol.policy.Network;
import dev.cordon.testing.EnrolledContainer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Two servers with several names each, behind TLS, and a container that trusts them. */
final class Intranet implements Closeable {
  final EnrolledContainer work = EnrolledContainer.create();
  final MockWebServer server = new MockWebServer();
  final MockWebServer other = new MockWebServer();
  final OkHttpClient http;

  private Intranet() throws IOException {
    HeldCertificate certificate =
        new HeldCertificate.Builder()
            .addSubjectAlternativeName("wiki.example")
            .addSubjectAlternativeName("files.example")
            .addSubjectAlternativeName("news.example")
            .build();
    work.publish(new Network(List.of(der(certificate)), List.of(), Network.MinTls.TLS_1_2));
    work.publish(work.container().policy().browser().withIntranet(List.of("*")));
    http = SecureHttp.in(work.container()).newBuilder().dns(name -> List.of(loopback())).build();
    for (MockWebServer each : List.of(server, other)) {
      each.useHttps(
          new HandshakeCertificates.Builder()
              .heldCertificate(certificate)
              .build()
              .sslSocketFactory());
      each.start();
    }
  }

  static Intranet start() throws IOException {
    return new Intranet();
  }

  String url(String host, String path) {
    return "https://" + host + ":" + server.getPort() + path;
  }

  String otherUrl(String host, String path) {
    return "https://" + host + ":" + other.getPort() + path;
  }

  void rule(String pattern, Verdict verdict) {
    work.publish(
        work.container().policy().browser().withSites(List.of(new SiteRule(pattern, verdict))));
  }

  static MockResponse page(String text) {
    return new MockResponse.Builder().addHeader("Content-Type", "text/html").body(text).build();
  }

  static MockResponse redirect(String location) {
    return new MockResponse.Builder().code(302).addHeader("Location", location).build();
  }

  static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  private static String der(HeldCertificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.certificate().getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    work.lock();
    server.close();
    other.close();
  }
}
