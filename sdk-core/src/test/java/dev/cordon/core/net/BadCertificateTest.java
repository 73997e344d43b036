package dev.cordon.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.testing.EnrolledContainer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("I1")
@Timeout(60)
class BadCertificateTest {
  private final EnrolledContainer work = EnrolledContainer.create();
  private final AtomicInteger applicationBytes = new AtomicInteger();

  @BeforeEach
  void trustTheOrganisation() {
    work.publish(Certificates.ownRoot());
  }

  @AfterEach
  void lock() {
    work.lock();
  }

  @ParameterizedTest
  @MethodSource("dev.cordon.core.net.BadCertificate#wall")
  void aRequestToItIsRefusedForItsOwnReasonBeforeAByteIsSent(BadCertificate bad)
      throws IOException {
    OkHttpClient http = SecureHttp.in(work.container());
    try (RawServer server = serving(bad)) {
      Request request = new Request.Builder().url(server.url()).build();
      UntrustedServerException refused =
          assertThrows(
              UntrustedServerException.class, () -> http.newCall(request).execute().close());
      assertEquals(bad.expected(), refused.reason().code());
    }
    assertEquals(0, applicationBytes.get());
  }

  @ParameterizedTest
  @MethodSource("dev.cordon.core.net.BadCertificate#wall")
  void aSocketToItIsRefusedForTheSameReason(BadCertificate bad) throws IOException {
    SecureSockets sockets = SecureSockets.in(work.container());
    try (RawServer server = serving(bad);
        SSLSocket socket = (SSLSocket) sockets.createSocket("localhost", server.port())) {
      IOException failure = assertThrows(IOException.class, socket::startHandshake);
      assertEquals(bad.expected(), sockets.explain(failure).reason().code());
    }
    assertEquals(0, applicationBytes.get());
  }

  @ParameterizedTest
  @CsvSource({
    "mail.example,     *.example",
    "a.mail.example,   *.example",
    "a.mail.example,   a.*.example",
    "a.mail.example,   *.*.example",
    "mail.example,     m*.example",
    "mail.example,     mail.example.evil.example",
    "mail.example,     .example",
    "xn--mail.example, xn--*.example",
    "mail.evil,        *.example",
    "192.0.2.1,        *.0.2.1",
    "192.0.2.1,        192.0.2.1",
  })
  void aStarStandsForOneWholeLabelInFrontOnly(String asked, String named) throws IOException {
    HeldCertificate server = Forged.by(Certificates.ROOT).named(named).build();
    SecureSockets sockets = SecureSockets.in(work.container());
    try (RawServer listening = serving(Certificates.serving(server));
        Socket plain = new Socket("localhost", listening.port());
        SSLSocket socket = (SSLSocket) sockets.createSocket(plain, asked, listening.port(), true)) {
      if (asked.equals("mail.example") && named.equals("*.example")) {
        socket.startHandshake();
        return;
      }
      IOException failure = assertThrows(IOException.class, socket::startHandshake);
      assertEquals(Code.SERVER_NAME_WRONG, sockets.explain(failure).reason().code());
    }
  }

  private RawServer serving(BadCertificate bad) throws IOException {
    return serving(bad.made().get());
  }

  private RawServer serving(SSLContext tls) throws IOException {
    return RawServer.that(
        tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("localhost")),
        client -> {
          while (client.getInputStream().read() >= 0) {
            applicationBytes.incrementAndGet();
          }
        });
  }
}
