package dev.cordon.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Network;
import dev.cordon.testing.EnrolledContainer;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("I1")
@Timeout(60)
class WeakTlsTest {
  record Weak(String what, String spoken, Code expected) {}

  static final List<Weak> WALL =
      List.of(
          new Weak("SSL 3.0", "SSLv3:", Code.SERVER_TLS_TOO_OLD),
          new Weak("TLS 1.0", "TLSv1:", Code.SERVER_TLS_TOO_OLD),
          new Weak("TLS 1.1", "TLSv1.1:", Code.SERVER_TLS_TOO_OLD),
          weak("CBC", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384"),
          weak("no forward secrecy", "TLS_RSA_WITH_AES_256_GCM_SHA384"),
          weak("3DES", "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA"),
          new Weak("DES", "TLSv1.1:SSL_RSA_WITH_DES_CBC_SHA", Code.SERVER_TLS_TOO_OLD),
          weak("RC4", "TLS_ECDHE_RSA_WITH_RC4_128_SHA"),
          weak("no encryption", "TLS_RSA_WITH_NULL_SHA256"),
          weak("no certificate", "TLS_DH_anon_WITH_AES_256_GCM_SHA384"));

  private static Weak weak(String what, String suite) {
    return new Weak(what, "TLSv1.2:" + suite, Code.SERVER_CIPHERS_WEAK);
  }

  @Test
  void weakTlsIsRefusedForItsOwnReasonAndTheSameServersStrongTlsIsNot() throws IOException {
    List<String> wanted = new ArrayList<>(List.of("TLSv1.2:TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"));
    WALL.forEach(each -> wanted.add(each.spoken()));
    Process servers = start(wanted);
    try (EnrolledContainer work = EnrolledContainer.create();
        BufferedReader said = servers.inputReader()) {
      Network network = new Network(List.of(said.readLine()), List.of(), Network.MinTls.TLS_1_2);
      work.publish(network);
      OkHttpClient http = SecureHttp.in(work.container());
      try (Response response = call(http, said.readLine())) {
        assertEquals(200, response.code());
      }
      for (Weak each : WALL) {
        String port = said.readLine();
        UntrustedServerException refused =
            assertThrows(UntrustedServerException.class, () -> call(http, port), each.what());
        assertEquals(each.expected(), refused.reason().code(), each.what());
      }
    } finally {
      servers.destroy();
    }
  }

  private static Process start(List<String> wanted) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                WeakServers.class.getName()));
    command.addAll(wanted);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static Response call(OkHttpClient http, String port) throws IOException {
    return http.newCall(new Request.Builder().url("https://localhost:" + port + "/").build())
        .execute();
  }
}
