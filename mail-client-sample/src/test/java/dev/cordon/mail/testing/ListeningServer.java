package dev.cordon.mail.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLServerSocket;

/** A TLS server that greets like an IMAP server and remembers all it is told. */
public final class ListeningServer implements AutoCloseable {
  private final SSLServerSocket listening;
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream(); // guarded by itself
  private final Thread thread = new Thread(this::accept);

  private ListeningServer(SSLServerSocket listening) {
    this.listening = listening;
  }

  public static ListeningServer with(ServerCertificate certificate) throws IOException {
    ListeningServer server =
        new ListeningServer(
            (SSLServerSocket)
                certificate
                    .server()
                    .sslContext()
                    .getServerSocketFactory()
                    .createServerSocket(0, 10, InetAddress.getByName("localhost")));
    server.thread.setDaemon(true);
    server.thread.start();
    return server;
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** All bytes that came through the encryption. */
  public String heard() throws IOException, InterruptedException {
    listening.close();
    thread.join(10_000);
    synchronized (heard) {
      return new String(heard.toByteArray(), StandardCharsets.ISO_8859_1);
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      hear();
    }
  }

  private void hear() {
    try (Socket client = listening.accept()) {
      client.setSoTimeout(5_000);
      client.getOutputStream().write("* OK ready\r\n".getBytes(StandardCharsets.US_ASCII));
      InputStream in = client.getInputStream();
      for (int value = in.read(); value >= 0; value = in.read()) {
        synchronized (heard) {
          heard.write(value);
        }
      }
    } catch (IOException e) {
      return; // the client refused us, as it should
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
