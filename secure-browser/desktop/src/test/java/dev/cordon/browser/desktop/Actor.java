package dev.cordon.browser.desktop;

import dev.cordon.browser.channel.ChannelException;
import dev.cordon.browser.channel.ChannelReader;
import dev.cordon.browser.channel.ChannelWriter;
import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.FromEngine.Progress;
import dev.cordon.browser.channel.ToEngine;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * A process that plays an engine. A polite one asks for the page that it is to open, and says by
 * what it shows how that went: its title is the number of bytes, or the kind of failure.
 */
final class Actor {
  static final String VERSION = "1.2.3";
  static final int TAB = 1;

  final ChannelReader<ToEngine> app;
  final ChannelWriter<FromEngine> mouth;
  final OutputStream raw;
  private final boolean takes;
  private long number;
  private long bytes;
  private String url = "";

  private Actor(boolean takes) {
    this.raw = new FileOutputStream(FileDescriptor.out);
    this.app = ChannelReader.ofApp(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    this.mouth = ChannelWriter.toApp(raw);
    this.takes = takes;
  }

  /** Behaves as its one argument says. */
  public static void main(String[] args) throws Exception {
    Actor actor = new Actor(!args[0].equals("takesNothing"));
    Behaviour.of(args[0]).play(actor);
    Runtime.getRuntime().halt(0);
  }

  void say(FromEngine word) throws ChannelException {
    mouth.write(word);
  }

  void ready() throws ChannelException {
    say(new FromEngine.Ready(1, "JavaFX " + VERSION));
  }

  /** Waits until it is to open something. */
  String opened() throws IOException {
    for (Optional<ToEngine> word = app.next(); word.isPresent(); word = app.next()) {
      if (word.get() instanceof ToEngine.Open open) {
        return open.url();
      }
    }
    throw new IOException("the app is gone");
  }

  long load(String address, boolean body) throws ChannelException {
    say(
        new FromEngine.Load(
            ++number, TAB, address, body ? "POST" : "GET", "empty", List.of(), body));
    return number;
  }

  void shown(String title, Progress progress) throws ChannelException {
    say(new FromEngine.Shown(TAB, url, title, progress));
  }

  /** Behaves until the app is gone. */
  void behave() throws IOException {
    for (Optional<ToEngine> word = app.next(); word.isPresent(); word = app.next()) {
      react(word.get());
    }
  }

  void react(ToEngine word) throws IOException {
    if (word instanceof ToEngine.Open open) {
      url = open.url();
      bytes = 0;
      shown("", Progress.LOADING);
      load(open.url(), false);
    } else if (word instanceof ToEngine.Data data) {
      bytes += data.bytes().remaining();
      if (takes) {
        say(new FromEngine.Consumed(data.id(), data.bytes().remaining()));
      }
    } else if (word instanceof ToEngine.End) {
      shown(Long.toString(bytes), Progress.COMPLETE);
    } else if (word instanceof ToEngine.Failed failed) {
      shown(failed.why().kind(), Progress.FAILED);
    }
  }
}
