package dev.cordon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.ClientKeys;
import dev.cordon.core.control.ClientIdentity;
import dev.cordon.core.net.SecureHttp;
import dev.cordon.core.net.UnreachableServerException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Network;
import dev.cordon.testing.EnrolledContainer;
import java.net.UnknownHostException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A browser whose intranet lies behind a gateway; nothing internal may be reached directly. */
@Tag("B6")
@Timeout(60)
class GatewayLoadTest {
  private static final HeldCertificate ROOT = root();
  private static final HeldCertificate CLIENTS = root();

  private final EnrolledContainer work = EnrolledContainer.create();
  private final MockWebServer site = new MockWebServer();
  private final OkHttpClient http =
      SecureHttp.in(work.container())
          .newBuilder()
          .dns(
              name -> {
                throw new UnknownHostException(name);
              })
          .build();
  private TlsFront gateway;
  private Loader loader;

  @BeforeEach
  void start() throws Exception {
    work.device().clock().set(Instant.now());
    work.container()
        .organisation()
        .contacted(Instant.now(), work.container().organisation().uptime());
    work.lock();
    work.open();
    site.useHttps(tls("wiki.example").sslSocketFactory());
    site.start();
    gateway = TlsFront.before(site.getPort(), tls("localhost").sslContext());
    work.publish(
        new Network(List.of(base64(ROOT)), List.of(), Network.MinTls.TLS_1_2)
            .withClientCertificate(
                new Network.ClientCertificate(
                    List.of("nobody.example"), "https://est.example/.well-known/est"))
            .withGateways(
                List.of(
                    new Network.Gateway(
                        "https://localhost:" + gateway.port(), List.of("wiki.example")))));
    giveCertificate();
    loader = Loader.in(work.container(), http, new MemoryTarget());
  }

  @AfterEach
  void stop() throws Exception {
    loader.close();
    work.lock();
    gateway.close();
    site.close();
  }

  @Test
  void aPageBehindAGatewayIsShownAndNeedsNoNamingAsIntranet() throws Exception {
    site.enqueue(new MockResponse.Builder().inTunnel().build());
    site.enqueue(Intranet.page("<p>inside"));
    assertEquals("<p>inside", load());
    assertEquals("CONNECT wiki.example:443 HTTP/1.1", site.takeRequest().getRequestLine());
    assertEquals("/", site.takeRequest().getTarget());
    assertEquals(List.of(), work.container().policy().browser().intranet());
  }

  @Test
  void whatTheGatewayAsksForIsNoPage() throws Exception {
    site.enqueue(
        new MockResponse.Builder()
            .inTunnel()
            .code(407)
            .addHeader("Proxy-Authenticate", "Basic realm=\"Sign in again\"")
            .body("<form>")
            .build());
    UnreachableServerException refused = assertThrows(UnreachableServerException.class, this::load);
    assertEquals(Reason.of(Code.GATEWAY_REFUSED, "407"), refused.reason());
  }

  private String load() throws Exception {
    Loaded loaded = loader.load("https://wiki.example/");
    try (Loaded.Page page = assertInstanceOf(Loaded.Page.class, loaded)) {
      return new Buffer().readFrom(page.body()).readUtf8();
    }
  }

  private void giveCertificate() throws Exception {
    ClientKeys keys = work.container().clientKeys();
    String key = keys.create();
    PublicKey own =
        KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(keys.publicKey(key)));
    HeldCertificate issued =
        valid()
            .keyPair(own, CLIENTS.keyPair().getPrivate()) // the private one is not looked at
            .signedBy(CLIENTS)
            .build();
    keys.adopt(new ClientIdentity(key, List.of(Bytes.copyFrom(issued.certificate().getEncoded()))));
  }

  private static HandshakeCertificates tls(String name) {
    return new HandshakeCertificates.Builder()
        .heldCertificate(valid().addSubjectAlternativeName(name).signedBy(ROOT).build())
        .addTrustedCertificate(CLIENTS.certificate())
        .build();
  }

  private static HeldCertificate root() {
    return valid().certificateAuthority(0).build();
  }

  private static HeldCertificate.Builder valid() {
    long now = System.currentTimeMillis();
    return new HeldCertificate.Builder().validityInterval(now - 60_000, now + 86_400_000);
  }

  private static String base64(HeldCertificate certificate) throws Exception {
    return Base64.getEncoder().encodeToString(certificate.certificate().getEncoded());
  }
}
