package dev.cordon.mail.android.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.AssumptionViolatedException;

/**
 * A storage of a few pages that can really be full: a file system of its own in memory, made by
 * another process in a name space of its own, which Linux lets ordinary users do. It is reached
 * through that process's root. Nothing here is played: the kernel refuses what does not fit.
 *
 * <p>SQLite goes around the way in, by looking for the real name of its file; so a database cannot
 * lie here.
 */
public final class SmallDisk implements AutoCloseable {
  private static final int BYTES = 512 * 1024;

  private final Process keeper;
  private final Path root;

  private SmallDisk(Process keeper, Path root) {
    this.keeper = keeper;
    this.root = root;
  }

  /** An empty one; skips the test aloud where the system makes none. */
  public static SmallDisk empty() {
    try {
      Path place = Files.createTempDirectory("small-disk");
      String mount = "mount -t tmpfs -o size=" + BYTES + " none '" + place + "'";
      Process keeper =
          new ProcessBuilder("unshare", "-Urm", "sh", "-c", mount + " && echo ready && exec cat")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      BufferedReader said =
          new BufferedReader(
              new InputStreamReader(keeper.getInputStream(), StandardCharsets.UTF_8));
      Path root = Path.of("/proc/" + keeper.pid() + "/root" + place);
      if ("ready".equals(said.readLine()) && Files.isWritable(root)) {
        return new SmallDisk(keeper, root);
      }
      keeper.destroy();
    } catch (IOException noSuchCommand) {
      throw missing();
    }
    throw missing();
  }

  /** Asked for everything, a test that cannot run is one that failed. */
  private static AssumptionViolatedException missing() {
    String what = "this machine lacks name spaces for a small file system (unshare -Urm)";
    if (System.getProperty("cordon.require", "").equals("all")) {
      throw new AssertionError(what);
    }
    System.out.println("SKIPPED: " + what);
    return new AssumptionViolatedException(what);
  }

  /** The directory that holds so little. */
  public Path root() {
    return root;
  }

  /** The employee's photos take all that is left. */
  public void fill() {
    try (OutputStream photos = Files.newOutputStream(photos())) {
      byte[] block = new byte[4096];
      for (int written = 0; written <= BYTES; written += block.length) {
        photos.write(block);
      }
    } catch (IOException full) {
      return;
    }
    throw new IllegalStateException("it took more than it has");
  }

  /** The employee deletes them. */
  public void makeRoom() {
    try {
      Files.delete(photos());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path photos() {
    return root.resolve("photos");
  }

  /** The process ends, and the storage with it. */
  @Override
  public void close() {
    keeper.destroy();
    try {
      if (!keeper.waitFor(10, TimeUnit.SECONDS)) {
        keeper.destroyForcibly();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
