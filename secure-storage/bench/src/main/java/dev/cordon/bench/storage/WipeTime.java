package dev.cordon.bench.storage;

import dev.cordon.core.Container;
import dev.cordon.core.Domain;
import dev.cordon.core.desktop.DesktopContainers;
import dev.cordon.core.secret.Passcode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/**
 * How long after the word "wipe" nothing can be opened any more: until the vault, which on a
 * desktop lies on the disk, has no key of work data left. The data is 100,000 sparse files that
 * seem to be 10 GB, for their bytes are not touched before the keys are gone.
 *
 * @param keysNanos until the last vault key was destroyed
 * @param filesNanos until the files were deleted too
 */
record WipeTime(long keysNanos, long filesNanos) {
  private static final int FILES = 100_000;
  private static final long FILE_BYTES = 100_000;
  private static final int FILES_IN_DIRECTORY = 1_000;
  private static final int DOMAINS = 10;
  private static final String PASSCODE = "738291";

  /** Measures once in {@code directory}. */
  static WipeTime in(Path directory) throws Exception {
    Path vault = directory.resolve("vault");
    try (Container container = DesktopContainers.open(directory.resolve("container"), vault)) {
      container.setPasscode(Passcode.of(PASSCODE));
      for (int i = 0; i < DOMAINS; i++) {
        fill(container.domain("account-" + i));
      }
      FutureTask<Long> gone = new FutureTask<>(() -> goneNanos(vault));
      Thread watch = new Thread(gone, "watch");
      watch.start();
      long start = System.nanoTime();
      container.wipe();
      long end = System.nanoTime();
      return new WipeTime(gone.get() - start, end - start);
    }
  }

  private static void fill(Domain domain) throws IOException {
    Path directory = domain.directory();
    for (int i = 0; i < FILES / DOMAINS; i++) {
      if (i % FILES_IN_DIRECTORY == 0) {
        directory = Files.createDirectory(domain.directory().resolve("d" + i));
      }
      Path file = directory.resolve("f" + i);
      try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
        sparse.setLength(FILE_BYTES);
      }
    }
  }

  private static long goneNanos(Path vault) throws Exception {
    while (hasWorkKeys(vault)) {
      Thread.sleep(0, 200_000);
    }
    return System.nanoTime();
  }

  /**
   * A wiped container keeps its identity, to sign the receipt, and the key of its control state.
   */
  private static boolean hasWorkKeys(Path vault) throws IOException {
    try (Stream<Path> files = Files.list(vault)) {
      return files
          .map(file -> file.getFileName().toString())
          .anyMatch(name -> !name.startsWith("identity") && !name.startsWith("control."));
    }
  }
}
