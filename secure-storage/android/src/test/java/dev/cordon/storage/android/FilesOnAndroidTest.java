package dev.cordon.storage.android;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import android.app.Application;
import dev.cordon.storage.EntryOutputStream;
import dev.cordon.storage.SecureFiles;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.testing.TestDomain;
import dev.cordon.storage.testing.Vectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

/** The file format with tink-android, where an app keeps it. */
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
  public void theVectorOfTheSpecificationOpens() throws IOException {
    SecureFiles files = SecureFiles.in(Vectors.domain(directory));
    assertEquals(Vectors.CONTENT, new String(read(files, Vectors.ENTRY), StandardCharsets.UTF_8));
  }

  @Test
  public void everySizeAroundAChunksComesBack() throws IOException {
    SecureFiles files = SecureFiles.in(TestDomain.of(directory, "master"));
    for (int bytes : new int[] {0, 1, 32_767, 32_768, 32_769, 300_000}) {
      byte[] content = content(bytes);
      files.write("給与", out -> out.write(content));
      assertArrayEquals(content, read(files, "給与"));
    }
  }

  @Test
  public void aFlippedBitAnywhereIsRefused() throws IOException {
    SecureFiles files = SecureFiles.in(Vectors.domain(directory));
    Path entry = onlyEntry();
    byte[] good = Files.readAllBytes(entry);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= (byte) (1 << (i % 8));
      Files.write(entry, bad);
      StorageException e =
          assertThrows("at " + i, StorageException.class, () -> read(files, Vectors.ENTRY));
      assertEquals(Problem.DAMAGED, e.problem());
    }
  }

  /** What a process that died left behind is gone, and what it had not finished was never there. */
  @Test
  public void whatADeadProcessWasWritingIsGoneAtTheNextStart() throws IOException {
    TestDomain domain = TestDomain.of(directory, "master");
    SecureFiles files = SecureFiles.in(domain);
    files.write("plan", out -> out.write(content(10)));
    Path writing = directory.resolve("files/writing");
    Files.createDirectories(writing);
    Path left = writing.resolve("0123456789abcdef-0123456789abcdef.part");
    Files.write(left, content(100));
    SecureFiles again = SecureFiles.in(TestDomain.of(directory, "master"));
    assertTrue(Files.notExists(left));
    assertArrayEquals(content(10), read(again, "plan"));
  }

  @Test
  public void aLockInTheMiddleOfWritingLeavesTheOldVersion() throws IOException {
    TestDomain domain = TestDomain.of(directory, "master");
    SecureFiles files = SecureFiles.in(domain);
    files.write("plan", out -> out.write(content(10)));
    EntryOutputStream half = files.create("plan");
    half.write(content(100_000));
    domain.lock();
    assertThrows(StorageException.class, half::close);
    domain.unlock();
    assertArrayEquals(content(10), read(SecureFiles.in(domain), "plan"));
  }

  private Path onlyEntry() throws IOException {
    try (Stream<Path> all = Files.walk(directory.resolve("files"))) {
      return all.filter(Files::isRegularFile).findFirst().get();
    }
  }

  private static byte[] content(int bytes) {
    byte[] content = new byte[bytes];
    new Random(bytes).nextBytes(content);
    return content;
  }

  private static byte[] read(SecureFiles files, String name) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (InputStream in = files.open(name)) {
      byte[] buffer = new byte[8_192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        all.write(buffer, 0, read);
      }
    }
    return all.toByteArray();
  }
}
