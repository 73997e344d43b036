package dev.cordon.core.net;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * An https proxy on loopback that lets in who has a certificate of {@code clients}. Whatever host
 * is asked for lies on loopback too, at the port that is asked for.
 */
final class FakeGateway implements Closeable {
  static final String THROUGH = "HTTP/1.1 200 Connection established\r\n\r\n";

  /** What {@code CONNECT} was said for, in order. */
  final List<String> targets = new CopyOnWriteArrayList<>();

  /** Whose certificates were seen, in order. */
  final List<String> clients = new CopyOnWriteArrayList<>();

  final AtomicInteger connections = new AtomicInteger();

  private final Set<Socket> tcp = ConcurrentHashMap.newKeySet();
  private final Set<SSLSocket> tls = ConcurrentHashMap.newKeySet();
  private final SSLContext context;
  private final String version;
  private final RawServer server;
  private volatile Answer answer = out -> RawServer.say(out, THROUGH);
  private volatile int elsewhere;
  private volatile boolean closed;

  FakeGateway(HeldCertificate own, HeldCertificate clients, String version) throws IOException {
    this.context =
        new HandshakeCertificates.Builder()
            .heldCertificate(own)
            .addTrustedCertificate(clients.certificate())
            .build()
            .sslContext();
    this.version = version;
    this.server = RawServer.that(this::meet);
  }

  /** What is said to {@code CONNECT}. */
  interface Answer {
    void to(Socket client) throws IOException;
  }

  void answers(Answer other) {
    answer = other;
  }

  /** Leads everybody to {@code port} from now on, whatever is asked for. */
  void leadsTo(int port) {
    elsewhere = port;
  }

  String proxy() {
    return "https://localhost:" + server.port();
  }

  int tunnels() {
    return tls.size();
  }

  /** Ends all connections as a power cut does. */
  void cut() throws IOException {
    for (Socket each : tcp) {
      each.close();
    }
  }

  /** Ends all connections as TLS has it, whatever goes on inside. */
  void sayFarewell() throws IOException {
    for (SSLSocket each : tls) {
      each.close();
    }
  }

  private void meet(Socket client) throws IOException {
    if (closed) {
      return; // a thread that waits in accept may get one more connection
    }
    connections.incrementAndGet();
    tcp.add(client);
    SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(client, null, 0, false);
    try {
      secured.setUseClientMode(false);
      secured.setNeedClientAuth(true);
      secured.setEnabledProtocols(new String[] {version});
      secured.startHandshake();
    } catch (IOException e) {
      drain(client); // hanging up earlier could overtake the alert
      return;
    }
    clients.add(secured.getSession().getPeerPrincipal().getName());
    tls.add(secured);
    try {
      tunnel(secured);
    } finally {
      tls.remove(secured);
      tcp.remove(client);
    }
  }

  private void tunnel(SSLSocket client) throws IOException {
    String target = head(client.getInputStream()).split(" ", 3)[1];
    targets.add(target);
    int port = Integer.parseInt(target.substring(target.lastIndexOf(':') + 1));
    answer.to(client);
    try (Socket host = new Socket(Proxy.NO_PROXY)) {
      host.connect(
          new InetSocketAddress(
              InetAddress.getLoopbackAddress(), elsewhere == 0 ? port : elsewhere));
      tcp.add(host);
      Thread back = new Thread(() -> copy(host, client), "gateway-back");
      back.setDaemon(true);
      back.start();
      copy(client, host);
    }
  }

  private static void copy(Socket from, Socket to) {
    byte[] bytes = new byte[8192];
    try {
      InputStream in = from.getInputStream();
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        to.getOutputStream().write(bytes, 0, read);
        to.getOutputStream().flush();
      }
      to.close();
    } catch (IOException e) {
      // One side left; the other is told by closing.
      closeQuietly(from);
      closeQuietly(to);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It left already.
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("left");
      }
      head.append(new String(new byte[] {(byte) next}, StandardCharsets.US_ASCII));
    }
    return head.toString();
  }

  private static void drain(Socket client) throws IOException {
    byte[] rest = new byte[4096];
    InputStream in = client.getInputStream();
    while (in.read(rest) >= 0) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    server.close();
    cut();
  }
}
