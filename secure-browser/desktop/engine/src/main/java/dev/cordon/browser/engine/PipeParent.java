package dev.cordon.browser.engine;

import dev.cordon.browser.channel.ChannelException;
import dev.cordon.browser.channel.ChannelWriter;
import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.engine.net.Parent;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * The app at the other end of the pipe. Words are queued, so that neither the window nor the thread
 * that hears the app ever waits for it to read; what may be queued is bounded by the windows of the
 * loads.
 */
final class PipeParent implements Parent {
  private final ChannelWriter<FromEngine> pipe;
  private final Consumer<FromEngine> unsayable;
  private final BlockingQueue<FromEngine> words = new LinkedBlockingQueue<>();

  /**
   * @param unsayable told of words beyond the channel's bounds, which the app never hears
   */
  PipeParent(ChannelWriter<FromEngine> pipe, Consumer<FromEngine> unsayable) {
    this.pipe = pipe;
    this.unsayable = unsayable;
  }

  void start() {
    Thread thread = new Thread(this::write, "to the app");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void say(FromEngine said) {
    words.add(said);
  }

  private void write() {
    try {
      while (true) {
        writeOne(words.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ChannelException e) {
      // The app is gone; whoever reads from it notices too and ends this process.
    }
  }

  private void writeOne(FromEngine said) throws ChannelException {
    try {
      pipe.write(said);
    } catch (ChannelException e) {
      if (e.problem() == ChannelException.Problem.BROKEN) {
        throw e;
      }
      unsayable.accept(said);
    }
  }
}
