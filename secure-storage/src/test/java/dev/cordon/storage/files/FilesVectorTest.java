package dev.cordon.storage.files;

import dev.cordon.storage.testing.TestDomain;
import dev.cordon.storage.testing.Vectors;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The volume that was checked in opens. */
@Tag("A2")
@Tag("A3")
class FilesVectorTest {
  @TempDir Path directory;

  /** Writes the vector into a directory's {@code files}. Random parts make each another one. */
  static final class Writer {
    public static void main(String[] arguments) throws IOException {
      TestDomain domain = TestDomain.of(Path.of(arguments[0]), Vectors.MASTER);
      Vectors.fill(SecureFiles.in(domain).fileSystem());
      domain.lock();
    }
  }

  @Test
  void theVectorOpens() throws IOException {
    Vectors.check(SecureFiles.in(Vectors.domain(directory)).fileSystem());
  }

  @Test
  void whatIsWrittenTheSameWayReadsTheSame() throws IOException {
    TestDomain domain = TestDomain.of(directory, Vectors.MASTER);
    Vectors.fill(SecureFiles.in(domain).fileSystem());
    domain.lock();
    domain.unlock();
    Vectors.check(SecureFiles.in(domain).fileSystem());
  }
}
