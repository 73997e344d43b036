package dev.cordon.core.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;

/** Passes on to a TCP socket, which may be replaced until one of them is connected. */
abstract class FrontSocket extends Socket {
  private volatile Socket tcp;
  private int timeoutMillis; // guarded by this
  private boolean ended; // guarded by this

  FrontSocket(Socket tcp) {
    this.tcp = tcp;
  }

  final Socket tcp() {
    return tcp;
  }

  final synchronized void replace(Socket other) throws IOException {
    other.setSoTimeout(timeoutMillis);
    if (ended) {
      other.close();
      throw new SocketException("closed while connecting");
    }
    tcp = other;
  }

  @Override
  public synchronized void close() throws IOException {
    ended = true;
    tcp.close();
  }

  @Override
  public final void connect(SocketAddress to) throws IOException {
    connect(to, 0);
  }

  @Override
  public void connect(SocketAddress to, int timeout) throws IOException {
    tcp.connect(to, timeout);
  }

  @Override
  public final void bind(SocketAddress local) throws IOException {
    tcp.bind(local);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return tcp.getInputStream();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return tcp.getOutputStream();
  }

  @Override
  public final void shutdownInput() throws IOException {
    tcp.shutdownInput();
  }

  @Override
  public final void shutdownOutput() throws IOException {
    tcp.shutdownOutput();
  }

  @Override
  public final synchronized void setSoTimeout(int millis) throws SocketException {
    timeoutMillis = millis;
    tcp.setSoTimeout(millis);
  }

  @Override
  public final synchronized int getSoTimeout() throws SocketException {
    return tcp.getSoTimeout();
  }

  @Override
  public final InetAddress getInetAddress() {
    return tcp.getInetAddress();
  }

  @Override
  public final InetAddress getLocalAddress() {
    return tcp.getLocalAddress();
  }

  @Override
  public final int getPort() {
    return tcp.getPort();
  }

  @Override
  public final int getLocalPort() {
    return tcp.getLocalPort();
  }

  @Override
  public final SocketAddress getRemoteSocketAddress() {
    return tcp.getRemoteSocketAddress();
  }

  @Override
  public final boolean isConnected() {
    return tcp.isConnected();
  }

  @Override
  public final boolean isBound() {
    return tcp.isBound();
  }

  @Override
  public final boolean isClosed() {
    return tcp.isClosed();
  }

  @Override
  public final boolean isInputShutdown() {
    return tcp.isInputShutdown();
  }

  @Override
  public final boolean isOutputShutdown() {
    return tcp.isOutputShutdown();
  }
}
