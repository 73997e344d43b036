package dev.cordon.core.net;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.testing.EnrolledContainer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("I1")
class PromptSocketsTest {
  private static final String PIN = "sha256/47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

  @Test
  void noWordOfWorkTrafficWaitsForTheOneBefore() throws IOException {
    try (EnrolledContainer work = EnrolledContainer.create();
        Socket socket = SecureHttp.in(work.container()).socketFactory().createSocket()) {
      assertTrue(socket.getTcpNoDelay());
    }
  }

  @Test
  void noWordToTheMamServerWaitsForTheOneBefore() throws IOException {
    try (ControlHttp control = ControlHttp.pinned(URI.create("https://mam.example"), PIN);
        Socket socket = control.client().socketFactory().createSocket()) {
      assertTrue(socket.getTcpNoDelay());
    }
  }
}
