package dev.cordon.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Reason;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("I1")
@Timeout(60)
class ControlHttpTest {
  private final HeldCertificate own =
      new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
  private final MockWebServer server = new MockWebServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aSelfSignedServerWithThePinnedKeyIsTrusted() throws IOException {
    serve(own);
    try (ControlHttp control = pinned(Certificates.pin(own));
        Response response = get(control, url())) {
      assertEquals("hello", response.body().string());
      assertEquals(Protocol.HTTP_2, response.protocol());
    }
  }

  @Test
  void aRenewedCertificateWithTheSameKeyIsTrusted() throws IOException {
    serve(
        new HeldCertificate.Builder()
            .keyPair(own.keyPair())
            .serialNumber(2)
            .addSubjectAlternativeName("localhost")
            .build());
    try (ControlHttp control = pinned(Certificates.pin(own));
        Response response = get(control, url())) {
      assertEquals(200, response.code());
    }
  }

  @Test
  void anotherKeyIsRefused() throws IOException {
    serve(Certificates.SERVER);
    assertUntrusted();
  }

  @Test
  void thePinnedKeyFurtherUpTheChainIsNotEnough() throws IOException {
    server.useHttps(
        Certificates.serving(Certificates.SERVER, own.certificate()).getSocketFactory());
    server.start();
    assertUntrusted();
  }

  @Test
  void anExpiredCertificateWithThePinnedKeyIsRefused() throws IOException {
    serve(Certificates.expired().keyPair(own.keyPair()).build());
    assertUntrusted();
  }

  @Test
  void aCertificateForAnotherHostWithThePinnedKeyIsRefused() throws IOException {
    serve(
        new HeldCertificate.Builder()
            .keyPair(own.keyPair())
            .addSubjectAlternativeName("other.example")
            .build());
    assertUntrusted();
  }

  @Test
  void everyOtherAddressIsRefusedBeforeAnythingIsSent() throws IOException {
    serve(own);
    try (ControlHttp control = pinned(Certificates.pin(own))) {
      int port = server.getPort();
      for (String other :
          List.of(
              "http://localhost:" + port,
              "https://127.0.0.1:" + port,
              "https://localhost:" + (port == 443 ? 444 : 443),
              "https://localhost.evil.example:" + port)) {
        assertThrows(UntrustedServerException.class, () -> get(control, other));
      }
      assertEquals(0, server.getRequestCount());
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws IOException {
    server.enqueue(new MockResponse.Builder().code(302).addHeader("Location", "/x").build());
    serve(own);
    try (ControlHttp control = pinned(Certificates.pin(own));
        Response response = get(control, url())) {
      assertEquals(302, response.code());
      assertEquals(1, server.getRequestCount());
    }
  }

  @Test
  void afterClosingNothingIsSent() throws IOException {
    serve(own);
    ControlHttp control = pinned(Certificates.pin(own));
    control.close();
    assertThrows(UnreachableServerException.class, () -> get(control, url()));
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void aPinOrAddressThatCannotBeReadIsRefused() {
    String pin = Certificates.pin(own);
    assertMalformed("https://mam.example", "sha1/AAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    assertMalformed("https://mam.example", "sha256/too short");
    assertMalformed("https://mam.example", "sha256/AAAA");
    assertMalformed("https://mam.example", "");
    assertMalformed("http://mam.example", pin);
    assertMalformed("mailto:mam@example", pin);
  }

  private static void assertMalformed(String address, String pin) {
    ContainerException refused =
        assertThrows(
            ContainerException.class, () -> ControlHttp.pinned(URI.create(address), pin).close());
    assertEquals(Reason.Code.INVITATION_MALFORMED, refused.reason().code());
  }

  private void serve(HeldCertificate certificate) throws IOException {
    server.useHttps(Certificates.serving(certificate).getSocketFactory());
    server.enqueue(new MockResponse.Builder().body("hello").build());
    server.start();
  }

  private void assertUntrusted() throws IOException {
    try (ControlHttp control = pinned(Certificates.pin(own))) {
      assertThrows(UntrustedServerException.class, () -> get(control, url()));
      assertEquals(0, server.getRequestCount());
    }
  }

  private ControlHttp pinned(String pin) throws IOException {
    return ControlHttp.pinned(URI.create(url()), pin);
  }

  private String url() {
    return "https://localhost:" + server.getPort() + "/";
  }

  private static Response get(ControlHttp control, String url) throws IOException {
    return control.client().newCall(new Request.Builder().url(url).build()).execute();
  }
}
