package dev.cordon.browser.residue.site;

import java.io.IOException;
import java.util.Locale;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.BufferedSink;
import okio.ByteString;

/** What goes on after the page is there: a chat (RFC 6455) and a stream of events. */
final class Live {
  private static final int EVENTS = 12;

  void addTo(Office office) {
    office.add("/chat", request -> new MockResponse.Builder().webSocketUpgrade(new Room()).build());
    office.add("/events", Live::events);
  }

  private static MockResponse events(RecordedRequest request) {
    String last = Forms.header(request, "Last-Event-ID");
    int from = last.isEmpty() ? 1 : Integer.parseInt(last) + 1;
    return new MockResponse.Builder()
        .addHeader("Content-Type", "text/event-stream; charset=utf-8")
        .addHeader("Cache-Control", "no-cache")
        .body(new Stream(from))
        .removeHeader("Content-Length")
        .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
        .build();
  }

  /** Breaks off once in the middle, so that a browser has to come again. */
  private record Stream(int from) implements MockResponseBody {
    @Override
    public long getContentLength() {
      return -1;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.writeUtf8("retry: 200\n\n");
      int to = from == 1 ? EVENTS / 2 : EVENTS;
      for (int i = from; i <= to; i++) {
        String load = String.format(Locale.ROOT, "{\"n\":%d,\"load\":%d}", i, 35 + i * 37 % 60);
        sink.writeUtf8("id: " + i + "\nevent: load\ndata: " + load + "\n\n");
        sink.flush();
        pause();
      }
    }

    private static void pause() {
      try {
        Thread.sleep(60);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Says everything back, and greets. */
  private static final class Room extends WebSocketListener {
    @Override
    public void onOpen(WebSocket socket, okhttp3.Response response) {
      boolean unused = socket.send("Sato: good morning, おはよう");
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
      boolean unused =
          text.equals("bye") ? socket.close(4001, "see you") : socket.send("echo: " + text);
    }

    @Override
    public void onMessage(WebSocket socket, ByteString bytes) {
      boolean unused = socket.send(bytes);
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
      boolean unused = socket.close(code, reason);
    }
  }
}
