package dev.cordon.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.policy.protocol.policy.Network;
import dev.cordon.policy.protocol.policy.Network.MinTls;
import dev.cordon.testing.EnrolledContainer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("I1")
@Tag("C1")
@Timeout(60)
class SecureSocketsTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final EnrolledContainer work = EnrolledContainer.create();
  private final SecureSockets sockets = SecureSockets.in(work.container());
  private final AtomicInteger applicationBytes = new AtomicInteger();

  @BeforeEach
  void trustTheOrganisation() {
    work.publish(Certificates.ownRoot());
  }

  @AfterEach
  void lock() {
    work.lock();
  }

  @Test
  void aSocketThatIsConnectedLaterSpeaksToTheNamedHost() throws IOException {
    try (RawServer server = echo(Certificates.SERVER);
        Socket socket = sockets.createSocket()) {
      socket.connect(new InetSocketAddress("localhost", server.port()), 10_000);
      assertEchoes(socket);
    }
  }

  @Test
  void startTlsWrapsAConnectedSocket() throws IOException {
    try (RawServer server = echo(Certificates.SERVER);
        Socket plain = new Socket("localhost", server.port());
        Socket socket = sockets.createSocket(plain, "localhost", server.port(), true)) {
      assertEchoes(socket);
    }
  }

  @Test
  void everyOtherWayToMakeASocketSpeaksToo() throws IOException {
    try (RawServer server = echo(Certificates.SERVER)) {
      InetAddress host = InetAddress.getByName("localhost");
      int port = server.port();
      assertEchoes(sockets.createSocket("localhost", port));
      assertEchoes(sockets.createSocket("localhost", port, LOOPBACK, 0));
      assertEchoes(sockets.createSocket(host, port));
      assertEchoes(sockets.createSocket(host, port, LOOPBACK, 0));
    }
  }

  @Test
  void aCertificateForAnotherHostIsRefusedHoweverTheSocketWasMade() throws IOException {
    try (RawServer server = echo(Certificates.issued("other.example"))) {
      assertUntrusted(sockets.createSocket("localhost", server.port()));
      assertUntrusted(layered(server, "localhost"));
      assertUntrusted(connectedLater(server));
    }
    assertEquals(0, applicationBytes.get());
  }

  @Test
  void theNameAskedForCountsNotTheOneConnectedTo() throws IOException {
    try (RawServer server = echo(Certificates.issued("mail.example"))) {
      assertEchoes(layered(server, "mail.example"));
      assertUntrusted(layered(server, "mail.example.evil"));
    }
  }

  @Test
  void anAddressIsNotANameThatTheCertificateCarries() throws IOException {
    try (RawServer server = echo(Certificates.SERVER)) {
      InetAddress nameless = InetAddress.getByAddress(LOOPBACK.getAddress());
      assertUntrusted(sockets.createSocket(nameless, server.port()));
    }
  }

  @Test
  void badCertificatesAreRefused() throws IOException {
    HeldCertificate[] bad = {
      Certificates.expired().signedBy(Certificates.ROOT).build(),
      new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build(),
      Certificates.issued("localhost", Certificates.OTHER_ROOT),
    };
    for (HeldCertificate certificate : bad) {
      try (RawServer server = echo(certificate)) {
        assertUntrusted(connectedLater(server));
      }
    }
    assertEquals(0, applicationBytes.get());
  }

  @Test
  void aServerWithoutThePinnedKeyIsRefused() throws IOException {
    Network.Pin pin = Certificates.pinOf("localhost", Certificates.OTHER_ROOT);
    work.publish(Certificates.network(Certificates.ROOT, MinTls.TLS_1_2, pin));
    try (RawServer server = echo(Certificates.SERVER)) {
      assertUntrusted(connectedLater(server));
    }
  }

  @Test
  void theUserOfASocketCannotGoBelowThePolicysTls() throws IOException {
    work.publish(Certificates.network(Certificates.ROOT, MinTls.TLS_1_3));
    try (RawServer server = echo(Certificates.SERVER)) {
      SSLSocket socket = (SSLSocket) connectedLater(server);
      assertTrue(Arrays.equals(new String[] {"TLSv1.3"}, socket.getEnabledProtocols()));
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      assertUntrusted(socket);
    }
  }

  @Test
  void aServerThatHangsUpInTheHandshakeIsUnreachable() throws IOException {
    try (RawServer rude = RawServer.that(RawServer.answering());
        Socket socket = connectedLater(rude)) {
      IOException failure = assertThrows(IOException.class, () -> socket.getInputStream().read());
      assertEquals(UnreachableServerException.class, sockets.explain(failure).getClass());
    }
  }

  @Test
  void aLockClosesSocketsHoweverTheyWereMade() throws Exception {
    try (RawServer server = echo(Certificates.SERVER)) {
      List<Socket> open =
          List.of(
              sockets.createSocket("localhost", server.port()),
              layered(server, "localhost"),
              connectedLater(server));
      List<CompletableFuture<Integer>> readings = new ArrayList<>();
      for (Socket socket : open) {
        assertEchoes(socket, false);
        readings.add(CompletableFuture.supplyAsync(() -> read(socket)));
      }
      work.lock();
      for (int i = 0; i < open.size(); i++) {
        Socket socket = open.get(i);
        assertEquals(-1, readings.get(i).get());
        assertThrows(IOException.class, () -> writeTwice(socket));
      }
    }
  }

  @Test
  void aServerThatDoesNotReadCannotDelayALock() throws Exception {
    try (RawServer server = RawServer.that(listening(Certificates.SERVER), c -> stall(c))) {
      for (boolean later : new boolean[] {true, false}) {
        Socket socket = later ? connectedLater(server) : layered(server, "localhost");
        AtomicLong blocks = new AtomicLong();
        CompletableFuture<Boolean> stuck =
            CompletableFuture.supplyAsync(() -> failsToWriteAGigabyte(socket, blocks));
        waitUntilStuck(blocks);
        work.lock();
        assertTrue(stuck.get());
        work.open();
      }
    }
  }

  @Test
  void whileLockedNoSocketIsMadeAndAnErrorMeansThatItIsLocked() throws IOException {
    try (RawServer server = echo(Certificates.SERVER)) {
      work.lock();
      assertThrows(ContainerClosedException.class, sockets::createSocket);
      assertThrows(
          ContainerClosedException.class, () -> sockets.createSocket("localhost", server.port()));
      assertThrows(ContainerClosedException.class, () -> layered(server, "localhost"));
      IOException closed = new IOException("socket closed");
      assertEquals(ContainerClosedException.class, sockets.explain(closed).getClass());
    }
  }

  private RawServer echo(HeldCertificate certificate) throws IOException {
    return RawServer.that(
        listening(certificate),
        client -> {
          for (int read = client.getInputStream().read(); read >= 0; ) {
            applicationBytes.incrementAndGet();
            client.getOutputStream().write(read);
            read = client.getInputStream().read();
          }
        });
  }

  private static ServerSocket listening(HeldCertificate certificate) throws IOException {
    return Certificates.serving(certificate)
        .getServerSocketFactory()
        .createServerSocket(0, 50, InetAddress.getByName("localhost"));
  }

  /** Completes the handshake and reads nothing more until the client is gone or the test over. */
  private static void stall(Socket client) throws IOException {
    ((SSLSocket) client).startHandshake();
    LockSupport.park();
  }

  private static boolean failsToWriteAGigabyte(Socket socket, AtomicLong blocks) {
    byte[] block = new byte[16 * 1024];
    try {
      while (blocks.incrementAndGet() < 64 * 1024) {
        socket.getOutputStream().write(block);
      }
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static void waitUntilStuck(AtomicLong blocks) throws InterruptedException {
    long before;
    do {
      before = blocks.get();
      Thread.sleep(300);
    } while (before < 2 || blocks.get() != before);
  }

  private Socket layered(RawServer server, String host) throws IOException {
    Socket plain = new Socket("localhost", server.port());
    return sockets.createSocket(plain, host, server.port(), true);
  }

  private Socket connectedLater(RawServer server) throws IOException {
    Socket socket = sockets.createSocket();
    socket.connect(new InetSocketAddress("localhost", server.port()));
    return socket;
  }

  private static void assertEchoes(Socket socket) throws IOException {
    assertEchoes(socket, true);
  }

  private static void assertEchoes(Socket socket, boolean close) throws IOException {
    socket.getOutputStream().write('x');
    assertEquals('x', socket.getInputStream().read());
    if (close) {
      socket.close();
    }
  }

  private void assertUntrusted(Socket socket) throws IOException {
    IOException failure =
        assertThrows(IOException.class, () -> socket.getOutputStream().write('x'));
    assertEquals(UntrustedServerException.class, sockets.explain(failure).getClass());
    socket.close();
  }

  private static int read(Socket socket) {
    try {
      return socket.getInputStream().read();
    } catch (IOException e) {
      return -1;
    }
  }

  private static void writeTwice(Socket socket) throws IOException {
    socket.getOutputStream().write('x');
    socket.getOutputStream().write('x');
  }
}
