package dev.cordon.policy.testing;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.Okio;
import okio.Pipe;

/** The open event streams of one phone. Safe for many threads. */
final class EventStreams {
  private static final MediaType EVENTS = MediaType.get("text/event-stream");
  private static final int MOST_WAITING_BYTES = 64 * 1024;

  private final List<Pipe> open = new CopyOnWriteArrayList<>();

  /** One more, until its call is cancelled or it is cut. */
  ResponseBody open(Call call) {
    Pipe pipe = new Pipe(MOST_WAITING_BYTES);
    open.add(pipe);
    call.addEventListener(
        new EventListener() {
          @Override
          public void canceled(Call cancelled) {
            end(pipe);
          }
        });
    if (call.isCanceled()) {
      end(pipe); // before anybody listened
    }
    return ResponseBody.create(Okio.buffer(pipe.source()), EVENTS, -1);
  }

  /** Tells the phone to check in; whether it listens. */
  boolean tell() {
    boolean told = false;
    for (Pipe pipe : open) {
      try {
        pipe.sink().write(word(), word().size());
        pipe.sink().flush();
        told = true;
      } catch (IOException | IllegalStateException ended) {
        end(pipe);
      }
    }
    return told;
  }

  /** Ends all of them, as a lost network does. */
  void cut() {
    open.forEach(this::end);
  }

  private void end(Pipe pipe) {
    open.remove(pipe);
    pipe.cancel();
  }

  private static Buffer word() {
    return new Buffer().writeUtf8("event: check-in\ndata:\n\n");
  }
}
