package dev.cordon.browser.desktop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.desktop.Ending.Cause;
import dev.cordon.browser.desktop.process.EngineProcess;
import dev.cordon.browser.download.DownloadTarget;
import dev.cordon.core.ContainerState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine is killed at any instant, while loads and a download run. */
@Tag("B4")
class KillTest {
  private static final int FILE_BYTES = 300_000;

  @Test
  void aKillAtAnyInstantHarmsNothing(@TempDir Path downloads) throws Exception {
    kill(5, downloads);
  }

  @Test
  @Tag("soak")
  void fiftyKillsAtAnyInstantHarmNothing(@TempDir Path downloads) throws Exception {
    kill(50, downloads);
  }

  private static void kill(int times, Path downloads) throws Exception {
    Random random = new Random(1);
    DownloadTarget target = new Folder(downloads);
    BrowserApp app =
        new BrowserApp() {
          @Override
          public Optional<DownloadTarget> downloads() {
            return Optional.of(target);
          }
        };
    try (Office office = Office.with("busy", app)) {
      office.server.setDispatcher(new SlowSite());
      byte[] mark = {1, 2, 3};
      office.work.container().domain("mail").anchor("mark", mark);
      for (int i = 0; i < times; i++) {
        Office.until(office.browser::isReady);
        BrowserWindow window = office.browser.open(office.url("/"));
        Thread.sleep(random.nextInt(400));
        List<EngineProcess> started = office.actors.started;
        ProcessHandle.of(started.get(started.size() - 1).pid())
            .ifPresent(ProcessHandle::destroyForcibly);
        assertEquals(Cause.CRASHED, Office.endingOf(window).cause());
        assertTrue(office.work.container().state() instanceof ContainerState.Open);
        assertEveryFileIsWhole(downloads);
      }
      office.work.lock();
      office.work.open();
      assertArrayEquals(mark, office.work.container().domain("mail").anchor("mark").orElseThrow());
    }
  }

  private static void assertEveryFileIsWhole(Path downloads) throws Exception {
    try (Stream<Path> files = Files.list(downloads)) {
      for (Path each : files.filter(file -> !file.toString().endsWith(".part")).toList()) {
        assertEquals(FILE_BYTES, Files.size(each));
      }
    }
  }

  /** Pages and a file that come slowly. */
  private static final class SlowSite extends Dispatcher {
    @Override
    public MockResponse dispatch(RecordedRequest request) {
      MockResponse.Builder answer = new MockResponse.Builder();
      if (request.getUrl().encodedPath().endsWith("file")) {
        return answer
            .addHeader("Content-Type", "application/octet-stream")
            .addHeader("Content-Disposition", "attachment; filename=a.bin")
            .throttleBody(50_000, 30, TimeUnit.MILLISECONDS)
            .body("x".repeat(FILE_BYTES))
            .build();
      }
      return answer
          .addHeader("Content-Type", "text/html")
          .throttleBody(20_000, 20, TimeUnit.MILLISECONDS)
          .body("y".repeat(500_000))
          .build();
    }
  }
}
