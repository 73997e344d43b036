package dev.cordon.storage.files;

import static dev.cordon.storage.files.Written.content;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is done without a channel is done, whether or not the thread is interrupted. */
@Tag("A2")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptedThreadTest {
  @TempDir Path directory;

  @AfterEach
  void clear() {
    boolean unused = Thread.interrupted();
  }

  @Test
  void anInterruptedThreadOpensChangesForcesAndLocks() throws IOException {
    TestDomain domain = TestDomain.of(directory, "master");
    Thread.currentThread().interrupt();
    SecureFiles files = SecureFiles.in(domain);
    Files.createDirectory(files.path("a"));
    files.force();
    Files.move(files.path("a"), files.path("b"));
    files.delete("b");
    Files.createDirectory(files.path("c"));
    domain.lock();
    assertTrue(Thread.interrupted(), "the interrupt is only set aside");
    domain.unlock();
    assertTrue(Files.isDirectory(files.path("c")));
  }

  @Test
  void interruptsAmidCommitsFailNobody() throws Exception {
    SecureFiles files = SecureFiles.in(TestDomain.of(directory, "master"));
    Files.write(files.path("file"), content(200_000, 1));
    ExecutorService threads = Executors.newSingleThreadExecutor();
    AtomicBoolean enough = new AtomicBoolean();
    try {
      Thread victim = threads.submit(Thread::currentThread).get();
      Future<Integer> changes = threads.submit(() -> change(files, enough));
      for (int i = 0; i < 300; i++) {
        Written.write(files, "mine", content(3_000, i));
        assertArrayEquals(content(3_000, i), Written.read(files, "mine"));
        victim.interrupt();
      }
      enough.set(true);
      assertTrue(changes.get(30, TimeUnit.SECONDS) > 0);
    } finally {
      threads.shutdownNow();
    }
    assertArrayEquals(content(200_000, 1), Written.read(files, "file"));
    assertEquals(List.of("/file", "/mine"), Written.names(files));
  }

  private static int change(SecureFiles files, AtomicBoolean enough) throws IOException {
    int changes = 0;
    while (!enough.get()) {
      Files.createDirectory(files.path("theirs"));
      files.force();
      files.delete("theirs");
      changes++;
    }
    return changes;
  }
}
