package dev.cordon.core.net;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server on loopback that does one rude thing with every connection. */
final class RawServer implements Closeable {
  private final ServerSocket server;

  private RawServer(ServerSocket server) {
    this.server = server;
  }

  /** What is done with a connection, which is closed afterwards. */
  interface Conduct {
    void meet(Socket client) throws IOException;
  }

  static RawServer that(Conduct conduct) throws IOException {
    return that(new ServerSocket(0, 50, InetAddress.getByName("localhost")), conduct);
  }

  static RawServer that(ServerSocket socket, Conduct conduct) {
    RawServer server = new RawServer(socket);
    inBackground(() -> server.serve(conduct));
    return server;
  }

  /** Speaks TLS and lets {@code conduct} have the TCP socket too, to cut it. */
  static RawServer overTls(SSLContext tls, String version, Torn conduct) throws IOException {
    return that(
        client -> {
          SSLSocket secured =
              (SSLSocket) tls.getSocketFactory().createSocket(client, null, 0, false);
          secured.setUseClientMode(false);
          secured.setEnabledProtocols(new String[] {version});
          conduct.meet(secured, client);
        });
  }

  /** What is done with a TLS connection and the TCP one below it. */
  interface Torn {
    void meet(SSLSocket secured, Socket below) throws IOException;
  }

  int port() {
    return server.getLocalPort();
  }

  String url() {
    return "https://localhost:" + port() + "/";
  }

  /** Reads the first flight and answers it with {@code bytes}. */
  static Conduct answering(int... bytes) {
    return client -> {
      InputStream in = client.getInputStream();
      if (in.read(new byte[4096]) > 0) {
        for (int each : bytes) {
          client.getOutputStream().write(each);
        }
        client.getOutputStream().flush();
      }
      // Until the client hangs up: closing earlier could overtake the answer.
      while (bytes.length > 0 && in.read() >= 0) {
        Thread.onSpinWait();
      }
    };
  }

  /** Answers one request with an empty 200. */
  static void answerOk(Socket client) throws IOException {
    if (client.getInputStream().read(new byte[4096]) > 0) {
      say(client, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    }
  }

  static void say(Socket client, String words) throws IOException {
    client.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
    client.getOutputStream().flush();
  }

  private void serve(Conduct conduct) {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        inBackground(() -> meet(client, conduct));
      } catch (IOException e) {
        // The test is over.
      }
    }
  }

  private static void meet(Socket accepted, Conduct conduct) {
    try (Socket client = accepted) {
      conduct.meet(client);
    } catch (IOException e) {
      // The client left.
    }
  }

  private static void inBackground(Runnable work) {
    Thread thread = new Thread(work, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
