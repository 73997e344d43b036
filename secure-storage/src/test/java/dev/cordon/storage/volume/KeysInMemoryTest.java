package dev.cordon.storage.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.crypto.tink.subtle.Hkdf;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.content.ContentState;
import dev.cordon.storage.ledger.Ledger;
import dev.cordon.storage.ledger.Row;
import dev.cordon.storage.testing.TestDomain;
import dev.cordon.testing.heap.HeapDump;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dump of the heap tells after a lock; while it is open it tells all keys. */
@Tag("A2")
@Tag("D2")
class KeysInMemoryTest {
  private static final List<String> KEYS =
      List.of(
          "content read",
          "content written",
          "files/content",
          "files/ids",
          "files/ledger",
          "ledger");

  @TempDir Path directory;
  private final HeapDump heap = new HeapDump();

  @Test
  void afterALockTheHeapHoldsNoKeyOfAnyFileAndOfAClosedFileNoneBefore() throws Exception {
    String master = UUID.randomUUID().toString(); // other tests may have left "master" open
    TestDomain domain = TestDomain.of(directory.resolve("domain"), master);
    Volume volume = Desk.open(domain);
    domain.closeOnLock(volume);
    for (String name : List.of("/closed", "/read", "/written")) {
      Desk.write(volume, name, Desk.content(100_000, 1));
    }
    volume.commit();
    try (OpenFile read = Desk.file(volume, "/read", StandardOpenOption.READ);
        OpenFile written = Desk.file(volume, "/written", StandardOpenOption.WRITE)) {
      assertEquals(100, read.read(ByteBuffer.allocate(100), 0));
      assertEquals(100, written.write(ByteBuffer.allocate(100), 50_000));
      lookForKeys(domain);
      assertEquals(KEYS, heap.found(directory));
      domain.lock();
      assertEquals(List.of(), heap.found(directory));
      assertEquals(Problem.LOCKED, Desk.problemOf(() -> read.read(ByteBuffer.allocate(1), 0)));
      assertEquals(Problem.LOCKED, Desk.problemOf(() -> written.write(ByteBuffer.allocate(1), 0)));
      assertEquals(Problem.LOCKED, Desk.problemOf(volume::commit));
    }
  }

  private void lookForKeys(TestDomain domain) throws IOException, GeneralSecurityException {
    for (String purpose : List.of("files/content", "files/ids", "files/ledger")) {
      heap.lookFor(purpose, key(domain, purpose));
    }
    for (Row row : rows(domain)) {
      if (row.content().isPresent()) {
        ContentState state = row.content().get();
        byte[] info = info("cordon content v2", 10).putLong(state.number()).put((byte) 1).array();
        info[info.length - 1] = (byte) state.log2();
        byte[] salt = state.salt().toByteArray();
        lookForDerived("content " + row.name(), key(domain, "files/content"), salt, info);
      }
    }
    byte[] header = Arrays.copyOf(Files.readAllBytes(ledger(domain.directory())), 64);
    byte[] ledgerInfo = info("cordon ledger v2", 9).put(header, 8, 8).put((byte) 1).array();
    byte[] salt = Arrays.copyOfRange(header, 16, 48);
    lookForDerived("ledger", key(domain, "files/ledger"), salt, ledgerInfo);
  }

  private void lookForDerived(String name, byte[] key, byte[] salt, byte[] info)
      throws GeneralSecurityException {
    heap.lookFor(name, Hkdf.computeHkdf("HMACSHA256", key, salt, info, 32));
    Arrays.fill(key, (byte) 0);
  }

  private static ByteBuffer info(String label, int more) {
    byte[] bytes = label.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(bytes.length + more).put(bytes);
  }

  private static byte[] key(TestDomain domain, String purpose) throws IOException {
    try (SecretBytes key = domain.key(purpose)) {
      return key.copy();
    }
  }

  /** What the ledger says, read from a copy. */
  private List<Row> rows(TestDomain domain) throws IOException {
    Path copy = Files.createDirectory(directory.resolve("copy"));
    Path file = ledger(domain.directory());
    Files.copy(file, copy.resolve(file.getFileName()));
    try (Ledger ledger = Ledger.open(copy, domain, Optional.empty(), new SecureRandom())) {
      return List.copyOf(ledger.table().rows());
    }
  }

  private static Path ledger(Path domain) throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(domain.resolve("files"), Files::isRegularFile)) {
      return files.iterator().next();
    }
  }
}
