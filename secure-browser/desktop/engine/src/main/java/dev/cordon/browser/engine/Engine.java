package dev.cordon.browser.engine;

import dev.cordon.browser.channel.ChannelException;
import dev.cordon.browser.channel.ChannelReader;
import dev.cordon.browser.channel.ChannelWriter;
import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.ToEngine;
import dev.cordon.browser.engine.net.CookieBridge;
import dev.cordon.browser.engine.net.Doors;
import dev.cordon.browser.engine.net.LentFiles;
import dev.cordon.browser.engine.net.Loads;
import dev.cordon.browser.engine.net.Numbers;
import dev.cordon.browser.engine.net.Questions;
import dev.cordon.browser.engine.net.Sockets;
import dev.cordon.browser.engine.page.PageView;
import dev.cordon.browser.engine.window.BrowserWindow;
import dev.cordon.browser.engine.window.Services;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.net.CookieHandler;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javax.imageio.ImageIO;

/**
 * The engine's process. Standard input and output are the channel to the app; when the input ends,
 * so does the process, whatever it was doing.
 */
public final class Engine {
  /** Of what is said on the channel. */
  private static final int VERSION = 1;

  private Engine() {}

  public static void main(String[] args) {
    Pipes pipes = Pipes.take();
    // Pages of PDF files are drawn by Java's own toolkit, which is to open no display of its own.
    System.setProperty("java.awt.headless", "true");
    MemoryWatch.start();
    try {
      run(pipes);
    } catch (ChannelException | RuntimeException e) {
      // Nothing is told: it might hold what a page said. The app sees that the process is gone.
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  private static void run(Pipes pipes) throws ChannelException {
    Numbers numbers = new Numbers();
    // The one circle: what cannot be said is answered by those who wanted to say it.
    CompletableFuture<Hearing> hearing = new CompletableFuture<>();
    PipeParent parent =
        new PipeParent(ChannelWriter.toApp(pipes.out()), said -> hearing.join().unsayable(said));
    Questions questions = new Questions(parent, numbers);
    Loads loads = new Loads(parent, numbers);
    Sockets sockets = new Sockets(parent, numbers, Platform::runLater);
    LentFiles files = new LentFiles(questions);
    Doors.open(new Doors(loads, files, PageView::tabOf));
    CookieHandler.setDefault(new CookieBridge(parent, questions));
    Services services = new Services(parent, questions, loads, sockets, files);
    BrowserWindow window = warm(services);
    hearing.complete(new Hearing(loads, questions, sockets, window::hear));
    parent.start();
    parent.say(new FromEngine.Ready(VERSION, EngineVersionName.read()));
    // Pictures of a canvas, which the engine else makes by way of a file; there is none to write
    // to.
    ImageIO.setUseCache(false);
    listen(pipes.in(), hearing.join());
  }

  /** Starts the toolkit and makes the window, not shown yet. */
  private static BrowserWindow warm(Services services) {
    CompletableFuture<BrowserWindow> window = new CompletableFuture<>();
    Platform.startup(
        () -> {
          Platform.setImplicitExit(false);
          try {
            window.complete(BrowserWindow.make(services));
          } catch (RuntimeException | Error e) {
            window.completeExceptionally(e);
          }
        });
    return window.join();
  }

  private static void listen(InputStream in, Hearing hearing) throws ChannelException {
    ChannelReader<ToEngine> app = ChannelReader.ofApp(new BufferedInputStream(in, 1 << 16));
    for (Optional<ToEngine> words = app.next(); words.isPresent(); words = app.next()) {
      hearing.hear(words.get());
    }
  }
}
