package dev.cordon.storage.android;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import android.app.Application;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.files.NewFile;
import dev.cordon.storage.files.SecureFiles;
import dev.cordon.storage.testing.TestDomain;
import dev.cordon.storage.testing.Vectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;

/** The file system with tink-android, where an app keeps it. */
@RunWith(RobolectricTestRunner.class)
@Tag("A2")
public final class FilesOnAndroidTest {
  private Path directory;

  @Before
  public void place() {
    Application app = RuntimeEnvironment.getApplication();
    directory = app.getNoBackupFilesDir().toPath().resolve("cordon/work");
  }

  @Test
  public void theVectorOpens() throws IOException {
    Vectors.check(SecureFiles.in(Vectors.domain(directory)).fileSystem());
  }

  @Test
  public void everySizeAroundABlocksComesBack() throws IOException {
    SecureFiles files = SecureFiles.in(TestDomain.of(directory, "master"));
    for (int bytes : new int[] {0, 1, 32_767, 32_768, 32_769, 300_000}) {
      byte[] content = content(bytes);
      files.write("給与", out -> out.write(content));
      assertArrayEquals(content, read(files, "給与"));
    }
  }

  @Test
  public void aFlippedBitAnywhereIsRefused() throws IOException {
    SecureFiles files = SecureFiles.in(TestDomain.of(directory, "master"));
    files.write("plan", out -> out.write(content(100)));
    Path onDisk = onlyContent();
    byte[] good = Files.readAllBytes(onDisk);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= (byte) (1 << (i % 8));
      Files.write(onDisk, bad);
      StorageException e =
          assertThrows("at " + i, StorageException.class, () -> read(files, "plan"));
      assertEquals(Problem.DAMAGED, e.problem());
    }
  }

  @Test
  public void aLockInTheMiddleOfWritingLeavesTheOldVersion() throws IOException {
    TestDomain domain = TestDomain.of(directory, "master");
    SecureFiles files = SecureFiles.in(domain);
    files.write("plan", out -> out.write(content(10)));
    NewFile half = files.write("plan");
    half.write(content(100_000));
    domain.lock();
    assertThrows(StorageException.class, half::close);
    domain.unlock();
    assertArrayEquals(content(10), read(SecureFiles.in(domain), "plan"));
  }

  @Test
  public void theFileSystemOutlivesALockAndFindsItsUris() throws IOException {
    TestDomain domain = TestDomain.of(directory, "master");
    SecureFiles files = SecureFiles.in(domain);
    FileSystem fileSystem = files.fileSystem();
    files.write("folder/plan", out -> out.write(content(10)));
    domain.lock();
    domain.unlock();
    assertSame(fileSystem, SecureFiles.in(domain).fileSystem());
    Path plan = files.path("folder/plan");
    assertEquals(10, Files.size(plan));
    // Android looks for no providers in apps, so this is the way from a URI to a path.
    assertEquals(plan, fileSystem.provider().getPath(plan.toUri()));
    assertTrue(plan.toUri().toString().startsWith("cordon://"));
  }

  private Path onlyContent() throws IOException {
    try (Stream<Path> all = Files.walk(directory.resolve("files"))) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("ledger"))
          .findFirst()
          .get();
    }
  }

  private static byte[] content(int bytes) {
    byte[] content = new byte[bytes];
    new Random(bytes).nextBytes(content);
    return content;
  }

  private static byte[] read(SecureFiles files, String path) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (InputStream in = files.read(path)) {
      byte[] buffer = new byte[8_192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        all.write(buffer, 0, read);
      }
    }
    return all.toByteArray();
  }
}
