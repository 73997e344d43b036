package dev.cordon.browser.desktop;

import dev.cordon.browser.channel.ChannelException;
import dev.cordon.browser.channel.ChannelReader;
import dev.cordon.browser.channel.ChannelWriter;
import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.desktop.Ending.Cause;
import dev.cordon.browser.desktop.process.EngineProcess;
import dev.cordon.browser.desktop.process.EngineStarter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One engine's process and the thread that hears it: started, ready, lent to a window, dead. The
 * first reason to end it is the one that counts. Safe for many threads.
 */
final class Child {
  /** Of the words on the channel. */
  static final int CHANNEL_VERSION = 1;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final Duration END = Duration.ofSeconds(10);

  private final EngineStarter starter;
  private final Events events;
  private final Thread thread = new Thread(this::live, "cordon browser: engine");
  private final long startNanos = System.nanoTime();
  private final Mouth mouth = new Mouth();
  private Optional<EngineProcess> process = Optional.empty(); // guarded by this
  private Optional<Cause> cause = Optional.empty(); // guarded by this
  private Optional<Hearing> hearing = Optional.empty(); // guarded by this
  private volatile boolean ready;

  /** Who hears the engine once it is lent to a window. */
  interface Hearing {
    void hear(FromEngine word) throws Nonsense;
  }

  /**
   * What happens to it, told on its own thread; {@code ended} is the last, when the process is
   * gone.
   */
  record Events(Consumer<Child> ready, Consumer<Child> ended) {}

  Child(EngineStarter starter, Events events) {
    this.starter = starter;
    this.events = events;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  boolean isReady() {
    return ready;
  }

  /** Why it ended; empty while it lives. */
  synchronized Optional<Cause> cause() {
    return cause;
  }

  /** What it is spoken to by; before its process is there, words wait. */
  Mouth mouth() {
    return mouth;
  }

  /** From now on {@code window} hears it. */
  synchronized void lend(Hearing window) {
    hearing = Optional.of(window);
  }

  /** The process lives on this thread: on Linux its death may be bound to that of its starter. */
  private void live() {
    try {
      if (begin()) {
        listen();
      }
    } finally {
      end(Cause.CRASHED);
      events.ended().accept(this);
    }
  }

  private boolean begin() {
    try {
      EngineProcess started = starter.start();
      mouth.open(ChannelWriter.toEngine(started.input()));
      synchronized (this) {
        process = Optional.of(started);
        if (!cause.isPresent()) {
          return true;
        }
      }
      destroy(); // ended while it was starting
    } catch (IOException e) {
      end(Cause.NOT_STARTED);
    }
    return false;
  }

  private void listen() {
    EngineProcess running;
    synchronized (this) {
      running = process.orElseThrow();
    }
    try (ChannelReader<FromEngine> reader =
        ChannelReader.ofEngine(new BufferedInputStream(running.output(), BUFFER_BYTES))) {
      Optional<FromEngine> word = reader.next();
      while (word.isPresent()) {
        hear(word.get());
        word = reader.next();
      }
    } catch (Nonsense e) {
      end(Cause.MISBEHAVED);
    } catch (ChannelException e) {
      end(isDeath(e) ? Cause.CRASHED : Cause.MISBEHAVED);
    } catch (IOException e) {
      end(Cause.CRASHED);
    }
  }

  private static boolean isDeath(ChannelException e) {
    return e.problem() == ChannelException.Problem.BROKEN
        || e.problem() == ChannelException.Problem.CUT_OFF;
  }

  private void hear(FromEngine word) throws Nonsense {
    Optional<Hearing> window;
    synchronized (this) {
      window = hearing;
    }
    if (!ready) {
      requireReady(word);
      ready = true;
      events.ready().accept(this);
    } else if (window.isPresent()) {
      window.get().hear(word);
    } else {
      throw new Nonsense("speaks without a window");
    }
  }

  private void requireReady(FromEngine word) throws Nonsense {
    if (!(word instanceof FromEngine.Ready said)
        || said.version() != CHANNEL_VERSION
        || !said.engineVersion().equals("JavaFX " + starter.version())) {
      throw new Nonsense("not the engine that was started");
    }
  }

  /** Ends it if it has been too long without being ready, or without reading. */
  void checkPatience(Patience patience) {
    boolean late = !ready && System.nanoTime() - startNanos > patience.start().toNanos();
    if (late || mouth.isStuck(patience.reading())) {
      end(Cause.SILENT);
    }
  }

  /** Ends it: on return its process is gone, with all that it started. The first cause counts. */
  void end(Cause why) {
    synchronized (this) {
      if (!cause.isPresent()) {
        cause = Optional.of(why);
      }
    }
    destroy();
  }

  private void destroy() {
    Optional<EngineProcess> running;
    synchronized (this) {
      running = process;
    }
    running.ifPresent(EngineProcess::kill);
    try {
      mouth.close();
    } catch (IOException e) {
      // Its other end is dead.
    }
  }

  /** Waits until its threads are over too, within bounds. */
  void await() throws InterruptedException {
    if (Thread.currentThread() == thread) {
      return; // a listener that is told of the end
    }
    thread.join(END.toMillis());
    mouth.join(END);
  }
}
