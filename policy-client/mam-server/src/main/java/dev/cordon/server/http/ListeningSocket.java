package dev.cordon.server.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/**
 * An address taken before anything else is done, so that a start fails early and changes nothing.
 */
public final class ListeningSocket implements AutoCloseable {
  private final ServerSocketChannel channel;

  private ListeningSocket(ServerSocketChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes an address.
   *
   * @param port 0 for a free one
   * @throws ListenException if it cannot be had
   */
  public static ListeningSocket take(String host, int port) throws ListenException {
    ServerSocketChannel channel = null;
    try {
      channel = ServerSocketChannel.open();
      channel.bind(new InetSocketAddress(host, port));
      return new ListeningSocket(channel);
    } catch (IOException | RuntimeException e) {
      if (channel != null) {
        abandon(channel);
      }
      throw new ListenException(e);
    }
  }

  /** The port that was taken. */
  public int port() {
    return channel.socket().getLocalPort();
  }

  ServerSocketChannel channel() {
    return channel;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static void abandon(ServerSocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // It never was anybody's.
    }
  }
}
