package dev.cordon.browser.residue.app;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.cordon.browser.channel.FromEngine.Progress;
import dev.cordon.browser.channel.FromEngine.Shown;
import dev.cordon.browser.desktop.BrowserApp;
import dev.cordon.browser.desktop.BrowserWindow;
import dev.cordon.browser.desktop.Clipboard;
import dev.cordon.browser.desktop.SecureBrowser;
import dev.cordon.browser.download.DownloadTarget;
import dev.cordon.browser.lend.UploadSource;
import dev.cordon.core.Container;
import dev.cordon.core.Registration;
import dev.cordon.core.net.SecureHttp;
import dev.cordon.storage.files.SecureFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The app: {@code OfficeApp DIRECTORY ROOT-IN-BASE64 [URL]}. Then, a line each, answered by a line:
 *
 * <ul>
 *   <li>{@code ready}: waits until an engine is warm
 *   <li>{@code open URL}: in a new window; says {@code shown PROGRESS NANOS} as it goes on, and
 *       never what: its own buffers would hold it
 *   <li>{@code tab URL}: in the last window
 *   <li>{@code close}: closes the window and waits until its engine is gone
 *   <li>{@code lock}: the container
 *   <li>{@code heap FILE}: writes all live objects down
 *   <li>{@code end}
 * </ul>
 */
public final class OfficeApp {
  private static final int READY_SECONDS = 60;

  private final Container work;
  private final SecureBrowser browser;
  private Optional<BrowserWindow> window = Optional.empty();

  private OfficeApp(Container work) throws IOException {
    this.work = work;
    StoredFiles files = new StoredFiles(SecureFiles.in(work, "browser"));
    browser = SecureBrowser.in(work, SecureHttp.in(work), new Ports(files));
  }

  /** Runs until it is told to end, or its input ends. */
  public static void main(String[] arguments) throws Exception {
    OfficeApp app = new OfficeApp(OfficeContainer.open(Path.of(arguments[0]), arguments[1]));
    if (arguments.length > 2) {
      app.open(arguments[2]);
    }
    BufferedReader told =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line = told.readLine();
    while (line != null && !line.equals("end")) {
      app.obey(line);
      line = told.readLine();
    }
    app.browser.close();
    app.work.close();
    say("ended");
    System.exit(0);
  }

  private void obey(String line) throws IOException, InterruptedException {
    String[] words = line.split(" ", 2);
    switch (words[0]) {
      case "ready" -> say("ready " + becomesReady());
      case "open" -> open(words[1]);
      case "tab" -> window.ifPresent(last -> last.open(words[1]));
      case "close" -> {
        window.ifPresent(BrowserWindow::close);
        window = Optional.empty();
        say("closed");
      }
      case "lock" -> {
        work.lock();
        say("locked");
      }
      case "heap" -> {
        writeHeap(words[1]);
        say("written");
      }
      default -> throw new IllegalArgumentException(words[0]);
    }
  }

  private boolean becomesReady() throws InterruptedException {
    for (int i = 0; i < READY_SECONDS * 100 && !browser.isReady(); i++) {
      Thread.sleep(10);
    }
    return browser.isReady();
  }

  private void open(String url) {
    long start = System.nanoTime();
    BrowserWindow opened = browser.open(url);
    window = Optional.of(opened);
    List<Registration> unused =
        List.of(
            opened.onChange(shown -> tell(shown, System.nanoTime() - start)),
            opened.onEnding(ending -> say("ending " + ending.cause())));
  }

  private static void tell(Shown shown, long nanos) {
    Progress progress = shown.progress();
    say("shown " + progress + " " + nanos);
  }

  /** Only what can still be reached: a collection comes first. */
  private static void writeHeap(String file) throws IOException {
    System.gc();
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file, true);
  }

  private static synchronized void say(String line) {
    System.out.println(line);
  }

  private record Ports(StoredFiles files) implements BrowserApp {
    @Override
    public Optional<DownloadTarget> downloads() {
      return Optional.of(files);
    }

    @Override
    public UploadSource uploads() {
      return files;
    }

    @Override
    public Clipboard clipboard() {
      return new SystemClipboard();
    }

    @Override
    public Locale language() {
      return Locale.ENGLISH;
    }
  }
}
