package dev.cordon.mail.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** A network that breaks after a number of bytes from the server. */
public final class CuttingProxy implements AutoCloseable {
  private final ServerSocket listening;
  private final int target;
  private final AtomicLong left;

  private CuttingProxy(ServerSocket listening, int target, long bytes) {
    this.listening = listening;
    this.target = target;
    this.left = new AtomicLong(bytes);
  }

  public static CuttingProxy to(int port, long bytes) throws IOException {
    ServerSocket listening = new ServerSocket(0, 10, InetAddress.getByName("localhost"));
    CuttingProxy proxy = new CuttingProxy(listening, port, bytes);
    daemon(proxy::accept);
    return proxy;
  }

  public int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Socket server = new Socket("localhost", target);
        daemon(() -> pump(client, server, new AtomicLong(Long.MAX_VALUE)));
        daemon(() -> pump(server, client, left));
      }
    } catch (IOException e) {
      return; // closed
    }
  }

  private static void pump(Socket from, Socket to, AtomicLong left) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] piece = new byte[1024];
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        if (left.addAndGet(-count) < 0) {
          return;
        }
        out.write(piece, 0, count);
        out.flush();
      }
    } catch (IOException e) {
      return; // the other side ended
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
