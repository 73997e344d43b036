package dev.cordon.storage.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.content.ContentState;
import dev.cordon.storage.torn.TornDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ledger as docs/storage-format.md states it: its test vector, and a reader made from it. */
@Tag("A2")
@Tag("A3")
class LedgerFormatTest {
  private static final HexFormat HEX = HexFormat.of();

  private final Path directory = new TornDisk().root().resolve("files");

  /** Gives 00 01 02 …, so that the same file comes out each time. */
  private static final class Counting extends SecureRandom {
    private int next;

    @Override
    public void nextBytes(byte[] bytes) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) next++;
      }
    }
  }

  @Test
  void theTestVectorOfTheSpecificationHolds() throws Exception {
    byte[] file = vector();
    assertEquals(
        "434f524c02010000" + "0000000000000001" + HEX.formatHex(counting(0, 32)) + "00".repeat(16),
        HEX.formatHex(file, 0, 64));
    // The first record: 38 bytes of plaintext, sequence 0, the next 12 random bytes, checksum.
    assertEquals(
        "000000260000000000000000202122232425262728292a2bbea3ac24", HEX.formatHex(file, 64, 92));
    assertEquals(545, file.length);
    assertEquals(
        "0745f670f933f8cc2451e9b983cb4781", HEX.formatHex(file, file.length - 16, file.length));
    assertEquals(
        "d6f432564999fb1935170c824cbc49072e3076507f973ebab0d5b8aa0bbc5896",
        HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
  }

  @Test
  void aReaderMadeFromTheSpecificationReadsIt() throws Exception {
    byte[] file = vector();
    try (SecretBytes key = Ledgers.domain().key("files/ledger")) {
      List<String> lines = new StrangersLedgerReader(file, key.copy()).lines();
      assertEquals(
          List.of(
              "SNAPSHOT",
              "PUT 1 in 0 \"\" 0 0 0 0 directory",
              "SNAPSHOT ENDS",
              "RESERVE 0",
              "NEXT 2",
              "COMMIT",
              "PUT 2 in 1 \"résumé.txt\" 1700000000000000000 1700000000000000001 -1 0 content 300"
                  + " salt 000102030405060708090a0b0c0d0e0f log2 15 bytes 5 sealed 1 slots 1"
                  + " height 0 tops "
                  + HEX.formatHex(counting(0, 32)),
              "PUT 3 in 1 \"給与🗾\" 0 0 0 1800000000000 directory",
              "PUT 4 in 3 \"empty\" 0 0 0 0 empty",
              "RESERVE 332",
              "NEXT 5",
              "WRITING 300",
              "COMMIT",
              "REMOVE 2",
              "DOOM 300",
              "SETTLED 300",
              "COMMIT",
              "GONE 300"),
          lines);
    }
  }

  @Test
  void theStrangerReadsALargeSnapshotToo() throws Exception {
    RandomChanges random = new RandomChanges(7);
    try (Ledger ledger = Ledgers.open(directory, Optional.empty(), 200_000)) {
      while (ledger.anchor().generation() == 1) {
        ledger.append(random.next());
      }
    }
    byte[] file = Files.readAllBytes(directory.resolve("ledger-0000000000000002"));
    Table table = Ledgers.open(directory).table();
    try (SecretBytes key = Ledgers.domain().key("files/ledger")) {
      List<String> lines = new StrangersLedgerReader(file, key.copy()).lines();
      long puts = lines.stream().filter(line -> line.startsWith("PUT")).count();
      assertEquals(table.rows().size(), puts);
    }
  }

  private byte[] vector() throws Exception {
    LedgerPlace place =
        new LedgerPlace(directory, Ledgers.domain(), new Counting(), Ledgers.NO_CHECKPOINT);
    try (Ledger ledger = Ledger.open(place, Optional.empty())) {
      ledger.append(
          new Changes(
              List.of(file(), directory(), empty()),
              List.of(),
              332,
              5,
              List.of(),
              List.of(),
              List.of(300L),
              List.of()));
      ledger.append(
          new Changes(
              List.of(), List.of(2L), 0, 0, List.of(300L), List.of(), List.of(), List.of(300L)));
      ledger.append(
          new Changes(List.of(), List.of(), 0, 0, List.of(), List.of(300L), List.of(), List.of()));
    }
    return Files.readAllBytes(directory.resolve(Ledgers.FIRST));
  }

  private static Row file() {
    Bytes salt = Bytes.copyFrom(counting(0, 16));
    Bytes tops = Bytes.copyFrom(counting(0, 32));
    ContentState content = new ContentState(300, salt, 15, 5, 1, 1, 0, tops);
    long nanos = 1_700_000_000_000_000_000L;
    return new Row(2, 1, "résumé.txt", false, nanos, nanos + 1, -1, 0, Optional.of(content));
  }

  private static Row directory() {
    return new Row(3, 1, "給与🗾", true, 0, 0, 0, 1_800_000_000_000L, Optional.empty());
  }

  private static Row empty() {
    return new Row(4, 3, "empty", false, 0, 0, 0, 0, Optional.empty());
  }

  private static byte[] counting(int first, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (first + i);
    }
    return bytes;
  }
}
