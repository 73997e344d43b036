package com.sun.webkit.network;

import com.sun.webkit.WebPage;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Shadow: the socket under the engine's own WebSocket, which would go past the app. Dead: pages
 * have the WebSocket of {@code shim.js}.
 */
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // called by native code
final class SocketStreamHandle {
  private boolean disposed;

  private static SocketStreamHandle fwkCreate(
      String host, int port, boolean ssl, @Nullable WebPage page, long data) {
    SocketStreamHandle dead = new SocketStreamHandle();
    Platform.runLater(
        () -> {
          if (!dead.disposed) {
            twkDidFail(-1, "", data);
          }
        });
    return dead;
  }

  private int fwkSend(byte[] bytes) {
    return 0;
  }

  private void fwkClose() {}

  private void fwkNotifyDisposed() {
    disposed = true;
  }

  private static native void twkDidFail(int code, String message, long data);
}
