package dev.cordon.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.testing.EnrolledContainer;
import java.io.IOException;
import java.net.Socket;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("I1")
@Timeout(60)
class RudeServerTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  private final EnrolledContainer work = EnrolledContainer.create();
  private final OkHttpClient http = SecureHttp.in(work.container());

  @BeforeEach
  void trustTheOrganisation() {
    work.publish(Certificates.ownRoot());
  }

  @AfterEach
  void lock() {
    work.lock();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void anAnswerWithoutLengthThatTlsDoesNotEndIsCutOff(String tls) throws IOException {
    assertCutOff(tls, OK + "\r\nhalf", false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void anAnswerWithoutLengthThatTlsEndsIsWhole(String tls) throws IOException {
    try (RawServer server = saying(tls, OK + "\r\nwhole", true);
        Response response = get(server.url())) {
      assertEquals("whole", response.body().string());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void anAnswerShorterThanItsLengthIsCutOff(String tls) throws IOException {
    assertCutOff(tls, OK + "Content-Length: 100\r\n\r\nhalf", true);
    assertCutOff(tls, OK + "Content-Length: 100\r\n\r\nhalf", false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void anAnswerWithoutItsLastChunkIsCutOff(String tls) throws IOException {
    assertCutOff(tls, OK + "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n", true);
    assertCutOff(tls, OK + "Transfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n", false);
  }

  @Test
  void anAnswerThatEndsWithinItsHeadersIsNone() throws IOException {
    try (RawServer server = saying("TLSv1.3", OK + "Content-Len", false)) {
      assertEquals(Code.SERVER_UNREACHABLE, refusal(server.url()));
    }
  }

  @Test
  void aServerThatSpeaksPlainHttpOnTheTlsPortIsNotEncrypted() throws IOException {
    assertRefused(
        Code.SERVER_NOT_ENCRYPTED, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
  }

  @Test
  void aMailServerThatGreetsInsteadOfSpeakingTlsIsNotEncrypted() throws IOException {
    assertRefused(Code.SERVER_NOT_ENCRYPTED, "220 mail.example ESMTP ready for orders\r\n");
  }

  @Test
  void noiseInsteadOfTlsAfterStartTlsIsRefused() throws IOException {
    SecureSockets sockets = SecureSockets.in(work.container());
    for (String noise :
        new String[] {
          "454 TLS not available\r\n", "\0\0\0\0\0\0\0\0\0\0", "\u0016\u0003\u0003\0\u0005AAAAA"
        }) {
      try (RawServer server = RawServer.that(saying(noise));
          Socket plain = new Socket("localhost", server.port());
          Socket socket = sockets.createSocket(plain, "localhost", server.port(), true)) {
        IOException failure =
            assertThrows(IOException.class, () -> socket.getOutputStream().write(1));
        assertEquals(UntrustedServerException.class, sockets.explain(failure).getClass());
      }
    }
  }

  @Test
  void aServerThatWantsToNegotiateAnewIsRefused() throws IOException {
    try (RawServer server =
        RawServer.overTls(
            Certificates.serving(Certificates.SERVER),
            "TLSv1.2",
            (secured, below) -> {
              if (secured.getInputStream().read(new byte[4096]) > 0) {
                secured.startHandshake();
                RawServer.say(secured, OK + "Content-Length: 5\r\n\r\n");
                RawServer.say(secured, "hello");
              }
            })) {
      assertEquals(Code.SERVER_BROKE_TLS, refusal(server.url()));
    }
  }

  private void assertCutOff(String tls, String words, boolean farewell) throws IOException {
    try (RawServer server = saying(tls, words, farewell);
        Response response = get(server.url())) {
      UnreachableServerException cut =
          assertThrows(UnreachableServerException.class, () -> response.body().string());
      assertEquals(Code.SERVER_ANSWER_CUT_OFF, cut.reason().code());
    }
  }

  private void assertRefused(Code code, String words) throws IOException {
    try (RawServer server = RawServer.that(saying(words))) {
      assertEquals(code, refusal(server.url()));
    }
  }

  private Code refusal(String url) {
    ContainerException refused = assertThrows(ContainerException.class, () -> get(url).close());
    return refused.reason().code();
  }

  private static RawServer saying(String tls, String words, boolean farewell) throws IOException {
    return RawServer.overTls(
        Certificates.serving(Certificates.SERVER),
        tls,
        (secured, below) -> {
          if (secured.getInputStream().read(new byte[4096]) > 0) {
            RawServer.say(secured, words);
            if (farewell) {
              secured.close();
            }
            below.close();
          }
        });
  }

  private static RawServer.Conduct saying(String words) {
    return RawServer.answering(words.chars().toArray());
  }

  private Response get(String url) throws IOException {
    return http.newCall(new Request.Builder().url(url).build()).execute();
  }
}
