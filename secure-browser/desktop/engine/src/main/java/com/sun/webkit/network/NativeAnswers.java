package com.sun.webkit.network;

import com.sun.webkit.LoadListenerClient;
import dev.cordon.browser.channel.Failure;
import dev.cordon.browser.channel.Header;
import dev.cordon.browser.channel.ToEngine;
import dev.cordon.browser.engine.net.LoadListener;
import dev.cordon.browser.engine.net.Loads;
import java.nio.ByteBuffer;

/** Words the answers to one load as native code wants them. In the engine's thread only. */
final class NativeAnswers implements LoadListener {
  private static final int BUFFER_BYTES = 64 << 10;

  /** Native code copies what it is given at once; all loads of the one thread share this. */
  private static final ByteBuffer BUFFER = ByteBuffer.allocateDirect(BUFFER_BYTES);

  private final String url;
  private final long data;
  private volatile boolean cancelled;

  NativeAnswers(String url, long data) {
    this.url = url;
    this.data = data;
  }

  boolean isCancelled() {
    return cancelled;
  }

  void cancel() {
    cancelled = true;
  }

  @Override
  public void sent(long bytes, long ofBytes) {
    URLLoaderBase.twkDidSendData(bytes, ofBytes, data);
  }

  @Override
  public void answered(ToEngine.Response head) {
    long length = head.length().orElse(-1);
    String headers = headers(head);
    if (Loads.isRedirect(head.status())) {
      URLLoaderBase.twkWillSendRequest(
          head.status(), head.mediaType(), "", length, headers, url, data);
    } else {
      URLLoaderBase.twkDidReceiveResponse(
          head.status(), head.mediaType(), "", length, headers, head.url(), data);
    }
  }

  private static String headers(ToEngine.Response head) {
    StringBuilder lines = new StringBuilder();
    for (Header header : head.headers()) {
      lines.append(header.name()).append(':').append(header.value()).append('\n');
    }
    return lines.toString();
  }

  @Override
  public void received(ByteBuffer bytes) {
    ByteBuffer rest = bytes.duplicate();
    while (rest.hasRemaining() && !cancelled) {
      int piece = Math.min(BUFFER_BYTES, rest.remaining());
      BUFFER.clear().put(rest.slice(rest.position(), piece)).flip();
      rest.position(rest.position() + piece);
      URLLoaderBase.twkDidReceiveData(BUFFER, 0, piece, data);
    }
  }

  @Override
  public void finished() {
    URLLoaderBase.twkDidFinishLoading(data);
  }

  @Override
  public void failed(Failure why) {
    URLLoaderBase.twkDidFail(LoadListenerClient.PERMISSION_DENIED, url, why.kind(), data);
  }
}
