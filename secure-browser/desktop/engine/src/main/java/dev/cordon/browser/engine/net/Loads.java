package dev.cordon.browser.engine.net;

import dev.cordon.browser.channel.Bounds;
import dev.cordon.browser.channel.Failure;
import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.ToEngine;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The loads that are under way. Safe for many threads. */
public final class Loads {
  /** A page that waits in a script stops the window: not for longer than this. */
  private static final int SYNCHRONOUS_SECONDS = 60;

  /** So much of the app's window may be taken without its hearing of it. */
  private static final int TELL_BYTES = Bounds.DOWN_WINDOW_BYTES / 4;

  private final Parent parent;
  private final Numbers numbers;
  private final Map<Long, Load> underWay = new ConcurrentHashMap<>();
  private final AtomicInteger synchronousNow = new AtomicInteger();
  private volatile DocumentListener documents = (tab, url, why) -> {};

  public Loads(Parent parent, Numbers numbers) {
    this.parent = parent;
    this.numbers = numbers;
  }

  /** Hears of every document that is not shown, in the thread of its load. */
  public void onDocumentFailed(DocumentListener listener) {
    documents = listener;
  }

  /**
   * Starts a load.
   *
   * @param thread in which {@code listener} hears of it
   * @return ends it; nothing is heard after that
   */
  public Runnable start(LoadRequest request, LoadListener listener, Executor thread) {
    long id = numbers.next();
    Load load = new Load(id, request, new Upload(id, request.body(), parent), listener, thread);
    underWay.put(id, load);
    parent.say(
        new FromEngine.Load(
            id,
            request.tab(),
            request.url(),
            request.method(),
            request.destination(),
            request.headers(),
            !request.body().isEmpty()));
    if (!request.body().isEmpty()) {
      load.upload.go();
    }
    return () -> cancel(load);
  }

  /** Runs a load to its end in this thread, for a script that waits. */
  public void run(LoadRequest request, LoadListener listener) {
    BlockingQueue<Runnable> heard = new LinkedBlockingQueue<>();
    Ending ending = new Ending(listener);
    Runnable cancel = start(request, ending, heard::add);
    synchronousNow.incrementAndGet();
    try {
      while (!ending.over) {
        Runnable next = heard.poll(SYNCHRONOUS_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
          cancel.run();
          ending.failed(new Failure("TIMED_OUT", "", ""));
        } else {
          next.run();
        }
      }
    } catch (InterruptedException e) {
      cancel.run();
      Thread.currentThread().interrupt();
      ending.failed(new Failure("STOPPED", "", ""));
    } finally {
      synchronousNow.decrementAndGet();
    }
  }

  /** Whether the window stands still because a script waits for a load. */
  public boolean windowWaits() {
    return synchronousNow.get() > 0;
  }

  private void cancel(Load load) {
    load.over = true;
    if (underWay.remove(load.id) != null) {
      parent.say(new FromEngine.Cancel(load.id));
    }
  }

  public void hear(ToEngine.Response head) {
    boolean last = isRedirect(head.status());
    find(head.id(), last)
        .ifPresent(
            load -> {
              load.tell(listener -> listener.answered(head));
              if (last) {
                parent.say(new FromEngine.Cancel(head.id()));
              }
            });
  }

  public void hear(ToEngine.Data data) {
    int bytes = data.bytes().remaining();
    find(data.id(), false)
        .ifPresent(
            load ->
                load.tell(
                    listener -> {
                      listener.received(data.bytes());
                      int untold = load.taken(bytes);
                      if (untold > 0) {
                        parent.say(new FromEngine.Consumed(data.id(), untold));
                      }
                    }));
  }

  public void hear(ToEngine.End end) {
    find(end.id(), true).ifPresent(load -> load.tell(LoadListener::finished));
  }

  public void hear(ToEngine.Failed failed) {
    find(failed.id(), true)
        .ifPresent(
            load ->
                load.tell(
                    listener -> {
                      if (load.request.isDocument()) {
                        documents.failed(load.request.tab(), load.request.url(), failed.why());
                      }
                      listener.failed(failed.why());
                    }));
  }

  /** Whether it was about a load of ours. */
  public boolean hear(ToEngine.Consumed consumed) {
    Optional<Load> found = find(consumed.id(), false);
    found.ifPresent(
        load -> {
          long sent = load.upload.taken(consumed.bytes());
          load.tell(listener -> listener.sent(sent, load.upload.ofBytes()));
        });
    return found.isPresent();
  }

  /** WebCore follows these itself; what a redirect carries as its body is of no use to it. */
  public static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  private Optional<Load> find(long id, boolean last) {
    return Optional.ofNullable(last ? underWay.remove(id) : underWay.get(id));
  }

  /** Hears why a tab's document is not shown. */
  public interface DocumentListener {
    void failed(int tab, String url, Failure why);
  }

  /** One load. */
  private static final class Load {
    private final long id;
    private final LoadRequest request;
    private final Upload upload;
    private final LoadListener listener;
    private final Executor thread;
    private volatile boolean over;
    private int untoldBytes; // in the thread of the listener only

    Load(long id, LoadRequest request, Upload upload, LoadListener listener, Executor thread) {
      this.id = id;
      this.request = request;
      this.upload = upload;
      this.listener = listener;
      this.thread = thread;
    }

    /** What the app should now hear of as taken; mostly 0: to say it costs more than to take it. */
    int taken(int bytes) {
      untoldBytes += bytes;
      int tell = untoldBytes < TELL_BYTES ? 0 : untoldBytes;
      untoldBytes -= tell;
      return tell;
    }

    void tell(Consumer<LoadListener> words) {
      thread.execute(
          () -> {
            if (!over) {
              words.accept(listener);
            }
          });
    }
  }

  /** Notices the end of a load that a script waits for. */
  private static final class Ending implements LoadListener {
    private final LoadListener listener;
    private boolean over;

    Ending(LoadListener listener) {
      this.listener = listener;
    }

    @Override
    public void sent(long bytes, long ofBytes) {
      listener.sent(bytes, ofBytes);
    }

    @Override
    public void answered(ToEngine.Response head) {
      over = isRedirect(head.status());
      listener.answered(head);
    }

    @Override
    public void received(ByteBuffer bytes) {
      listener.received(bytes);
    }

    @Override
    public void finished() {
      over = true;
      listener.finished();
    }

    @Override
    public void failed(Failure why) {
      over = true;
      listener.failed(why);
    }
  }
}
