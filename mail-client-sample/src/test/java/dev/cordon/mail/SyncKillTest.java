package dev.cordon.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.mail.mime.Attachment;
import dev.cordon.mail.store.Folder;
import dev.cordon.mail.store.Message;
import dev.cordon.mail.store.Summary;
import dev.cordon.mail.testing.Corpus;
import dev.cordon.mail.testing.TestMailServer;
import dev.cordon.mail.testing.WorkArea;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("A2")
@Tag("C1")
final class SyncKillTest {
  private static final int COPIES = 24;
  private static final int ALL = COPIES * 25;

  @TempDir Path directory;
  private int round;

  @Test
  void threeKillsWhileSynchronisingLoseNothingAndDoubleNothing() throws Exception {
    killAndGoOn(3, new Random(System.nanoTime()));
  }

  @Test
  @Tag("soak")
  void fiftyKillsWhileSynchronisingLoseNothingAndDoubleNothing() throws Exception {
    killAndGoOn(50, new Random(System.nanoTime()));
  }

  private void killAndGoOn(int kills, Random random) throws Exception {
    try (TestMailServer server = TestMailServer.start()) {
      for (int i = 0; i < COPIES; i++) {
        server.deliver(Corpus.good());
      }
      int killed = 0;
      int kept = 0;
      begin(server);
      while (killed < kills) {
        int acknowledged = run(random.nextInt(600));
        kept = verified(kept + Math.max(0, acknowledged));
        killed++;
        if (kept == ALL) {
          round++;
          kept = 0;
          begin(server);
        }
      }
      run(Integer.MAX_VALUE);
      assertEquals(ALL, verified(ALL));
    }
  }

  private void begin(TestMailServer server) throws IOException {
    try (WorkArea work = WorkArea.open(area())) {
      server.account(work.database);
    }
  }

  private Path area() {
    return directory.resolve("round-" + round);
  }

  /** Runs a synchronising, kills it so long after it began, and returns what it acknowledged. */
  private int run(int millis) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:-UsePerfData",
            "-Xmx256m",
            "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
            "-cp",
            System.getProperty("java.class.path")));
    command.add("dev.cordon.mail.testing.SyncProgram");
    command.add(area().toString());
    command.add(Objects.requireNonNull(System.getProperty("greenmail.tls.keystore.file")));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    int acknowledged = -1;
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line;
      while ((line = out.readLine()) != null) {
        if (acknowledged < 0 && millis < Integer.MAX_VALUE) {
          new Killer(process, millis).start();
        }
        if (line.endsWith(".")) {
          acknowledged = Integer.parseInt(line.substring(0, line.indexOf(' ')));
        }
      }
    } finally {
      process.destroyForcibly();
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    }
    return acknowledged;
  }

  /** At least {@code acknowledged} messages are there, each once, each with all its files. */
  private int verified(int acknowledged) throws IOException {
    try (WorkArea work = WorkArea.open(area())) {
      List<Folder> folders = work.store.folders(1);
      List<Summary> all =
          folders.isEmpty() ? List.of() : work.store.newest(folders.get(0), 0, 10_000);
      assertTrue(all.size() >= acknowledged, all.size() + " of " + acknowledged);
      Set<String> entries = new HashSet<>();
      for (Summary summary : all) {
        Message message = work.store.message(summary.id());
        for (Attachment file : message.mail().attachments()) {
          assertTrue(entries.add(file.path()));
          assertEquals(file.bytes(), length(work, file));
        }
      }
      assertEquals(entries, new HashSet<>(work.paths()));
      assertEquals(all.size(), work.store.search("CANARY", 10_000).size());
      return all.size();
    }
  }

  private static long length(WorkArea work, Attachment file) throws IOException {
    try (InputStream in = work.store.open(file)) {
      return in.readAllBytes().length;
    }
  }

  private static final class Killer extends Thread {
    private final Process process;
    private final int millis;

    Killer(Process process, int millis) {
      this.process = process;
      this.millis = millis;
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        return;
      }
      process.destroyForcibly();
    }
  }
}
