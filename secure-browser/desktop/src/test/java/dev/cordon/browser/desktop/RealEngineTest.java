package dev.cordon.browser.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.channel.ChannelReader;
import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.FromEngine.Progress;
import dev.cordon.browser.channel.FromEngine.Shown;
import dev.cordon.browser.desktop.process.EngineCommand;
import dev.cordon.browser.desktop.process.EngineFiles;
import dev.cordon.browser.desktop.process.EngineProcess;
import dev.cordon.browser.desktop.process.Sandbox;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The engine itself, in its walls, on a display of the test's own. */
@Tag("B4")
class RealEngineTest {
  private static EngineCommand command(Display display) throws Exception {
    return new EngineCommand(
        EngineFiles.on(RealEngineTest.class.getClassLoader()),
        Path.of("target", "engine"),
        display.environment(),
        Sandbox::probe);
  }

  @Test
  void aPageOfAWorkServerIsShown() throws Exception {
    try (Display display = Display.open();
        Office office = Office.with("none");
        SecureBrowser browser =
            new SecureBrowser(
                    office.work.container(),
                    office.http,
                    BrowserApp.BARE,
                    command(display),
                    Patience.USUAL)
                .begin()) {
      office.server.setDispatcher(new Pages("<title>Wiki</title><p>hello"));
      Office.until(browser::isReady);
      BrowserWindow window = browser.open(office.url("/"));
      BlockingQueue<Shown> news = new LinkedBlockingQueue<>();
      window.onChange(news::add);
      Shown shown = next(news);
      while (shown.progress() != Progress.COMPLETE || !shown.title().equals("Wiki")) {
        shown = next(news);
      }
      assertEquals(office.url("/"), shown.url());
      office.work.lock();
      assertFalse(window.isOpen());
    }
  }

  private static Shown next(BlockingQueue<Shown> news) throws InterruptedException {
    Shown shown = news.poll(60, TimeUnit.SECONDS);
    if (shown == null) {
      throw new IllegalStateException("nothing more is shown");
    }
    return shown;
  }

  /** So it is when the app is killed: the pipe ends, whatever the app could still do. */
  @Test
  void itEndsByItselfWhenItsInputEnds() throws Exception {
    try (Display display = Display.open()) {
      EngineProcess engine = command(display).start();
      try (ChannelReader<FromEngine> words = ChannelReader.ofEngine(engine.output())) {
        assertTrue(words.next().orElseThrow() instanceof FromEngine.Ready);
        engine.input().close();
        assertFalse(words.next().isPresent());
        Office.until(() -> !engine.isAlive());
      } finally {
        engine.kill();
      }
    }
  }

  @Test
  void theVersionIsReadFromTheJar() throws Exception {
    EngineFiles files = EngineFiles.on(RealEngineTest.class.getClassLoader());
    assertTrue(files.version().matches("[0-9]+(\\.[0-9]+)*"), files.version());
    assertTrue(files.classPath().get(0).toString().contains("engine"));
  }
}
