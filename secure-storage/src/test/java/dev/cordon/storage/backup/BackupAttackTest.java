package dev.cordon.storage.backup;

import static dev.cordon.storage.backup.Transfer.QUIET;
import static dev.cordon.storage.backup.Transfer.exported;
import static dev.cordon.storage.backup.Transfer.imported;
import static dev.cordon.storage.backup.Transfer.opening;
import static dev.cordon.storage.backup.Transfer.picture;
import static dev.cordon.storage.backup.Transfer.recipient;
import static dev.cordon.storage.backup.Transfer.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.Container;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.testing.BackedUp;
import dev.cordon.testing.EnrolledContainer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A backup that is not what was written. */
@Tag("A4")
class BackupAttackTest {
  private static final Set<Problem> REFUSALS =
      Set.of(Problem.BACKUP_DAMAGED, Problem.BACKUP_KEY, Problem.BACKUP_CUT_OFF);
  private static final FileTimes TIMES = new FileTimes(1, 2, 3);

  private final EnrolledContainer old = BackedUp.create();
  private final EnrolledContainer fresh = EnrolledContainer.create();
  private final Container from = old.container();
  private final Container to = fresh.container();
  private byte[] backup = new byte[0];

  @BeforeEach
  void fill() throws IOException {
    write(from, "mail", "one/two", new byte[] {1, 2, 3});
    write(from, "mail", "three", new byte[] {4});
    backup = exported(from, "mail");
  }

  @AfterEach
  void close() {
    old.close();
    fresh.close();
  }

  private StorageException refused(byte[] bad, String what) throws IOException {
    Import importing = Import.begin(to, opening());
    StorageException refusal =
        assertThrows(
            StorageException.class,
            () -> importing.readFrom(new ByteArrayInputStream(bad), QUIET),
            what);
    assertTrue(
        picture(to, "mail").keySet().stream().allMatch(each -> each.startsWith("/.import")), what);
    importing.giveUp();
    return refusal;
  }

  @Test
  void everyFlippedByteIsRefused() throws IOException {
    assertEquals(Optional.empty(), reading(backup));
    for (int at = 0; at < backup.length; at++) {
      byte[] bad = backup.clone();
      bad[at] ^= 0x40;
      assertTrue(reading(bad).filter(REFUSALS::contains).isPresent(), "byte " + at);
      if (at % 23 == 0) {
        assertRefused(bad, "byte " + at);
      }
    }
    assertEquals(Map.of(), picture(to, "mail"));
  }

  @Test
  void everyShorterStreamIsCutOff() throws IOException {
    for (int length = 0; length < backup.length; length++) {
      byte[] shorter = Arrays.copyOf(backup, length);
      assertEquals(Optional.of(Problem.BACKUP_CUT_OFF), reading(shorter), "length " + length);
      if (length % 23 == 0) {
        assertEquals(Problem.BACKUP_CUT_OFF, refused(shorter, "length " + length).problem());
      }
    }
  }

  /** Reads to the end without a container, which is quick. */
  private static Optional<Problem> reading(byte[] stream) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(stream);
    try {
      BackupHeader header = BackupHeader.read(in);
      try (SecretBytes key = header.key(opening())) {
        RecordReader reader =
            new RecordReader(in, new RecordCipher(key, header.id()), Mark.first());
        Item item = reader.read();
        while (!(item instanceof Item.End)) {
          item = reader.read();
        }
      }
      return Optional.empty();
    } catch (StorageException e) {
      return Optional.of(e.problem());
    }
  }

  @Test
  void recordsAreNotSwappedDoubledOrLeftOut() throws IOException {
    List<Integer> boundaries = BackupBreakTest.boundaries(backup);
    for (int i = 0; i + 1 < boundaries.size(); i++) {
      byte[] head = Arrays.copyOf(backup, boundaries.get(i));
      byte[] one = Arrays.copyOfRange(backup, boundaries.get(i), boundaries.get(i + 1));
      byte[] tail = Arrays.copyOfRange(backup, boundaries.get(i + 1), backup.length);
      boolean isLast = tail.length == 0;
      assertRefused(joined(head, tail), "without record " + i);
      if (!isLast) { // nothing behind the end is read
        assertRefused(joined(head, one, one, tail), "record twice " + i);
        byte[] next = Arrays.copyOfRange(backup, boundaries.get(i + 1), boundaries.get(i + 2));
        byte[] rest = Arrays.copyOfRange(backup, boundaries.get(i + 2), backup.length);
        assertRefused(joined(head, next, one, rest), "swapped with the next " + i);
      }
    }
  }

  @Test
  void recordsAndHeadersOfAnotherBackupAreForeign() throws IOException {
    byte[] other = exported(from, "mail");
    int first = BackupHeader.BYTES;
    assertRefused(
        joined(Arrays.copyOf(other, first), Arrays.copyOfRange(backup, first, backup.length)),
        "another header");
    List<Integer> boundaries = BackupBreakTest.boundaries(backup);
    List<Integer> others = BackupBreakTest.boundaries(other);
    for (int i = 0; i + 1 < boundaries.size(); i++) {
      assertRefused(
          joined(
              Arrays.copyOf(backup, boundaries.get(i)),
              Arrays.copyOfRange(other, others.get(i), others.get(i + 1)),
              Arrays.copyOfRange(backup, boundaries.get(i + 1), backup.length)),
          "another's record " + i);
    }
  }

  private void assertRefused(byte[] bad, String what) throws IOException {
    Problem problem = refused(bad, what).problem();
    assertTrue(REFUSALS.contains(problem), what + ": " + problem);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.write(part, 0, part.length);
    }
    return all.toByteArray();
  }

  /** What somebody writes who has the public key, and no device. */
  private static byte[] written(Item... items) throws IOException {
    SecureRandom random = new SecureRandom();
    byte[] raw = new byte[BackupHeader.KEY_BYTES];
    random.nextBytes(raw);
    try (SecretBytes key = SecretBytes.owning(raw)) {
      BackupHeader header = BackupHeader.begin(key, recipient(), random);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(header.toBytes());
      RecordWriter writer = new RecordWriter(out, new RecordCipher(key, header.id()), Mark.first());
      for (Item item : items) {
        writer.write(item);
      }
      return out.toByteArray();
    }
  }

  private static Item file(String... path) {
    return new Item.OfFile(List.of(path), TIMES, Optional.empty());
  }

  private static byte[] holding(Item... items) throws IOException {
    List<Item> all = new ArrayList<>();
    all.add(new Item.Begin(0, List.of(BackupPart.of("mail"))));
    all.add(new Item.InDomain("mail"));
    all.addAll(List.of(items));
    all.add(new Item.End(new Counts(1, 0, 0, 0)));
    return written(all.toArray(new Item[0]));
  }

  @Test
  void aBackupOfThisFormPasses() throws IOException {
    imported(to, holding(file("a"), new Item.Done(0)));
    assertEquals(Set.of("/a"), picture(to, "mail").keySet());
  }

  @Test
  void noPathLeadsOutOfItsPlace() throws IOException {
    for (String[] path :
        new String[][] {
          {},
          {".."},
          {"..", "..", "a"},
          {"a", "..", "b"},
          {"."},
          {""},
          {"a/b"},
          {"/a"},
          {"a\0"},
          {".import", "files", "b"},
          {".unfinished", "a"}
        }) {
      assertEquals(
          Problem.BACKUP_DAMAGED,
          refused(holding(file(path), new Item.Done(0)), Arrays.toString(path)).problem());
    }
    assertEquals(
        Problem.BACKUP_DAMAGED,
        refused(
                holding(file("a"), new Item.Done(0), file("a", "b"), new Item.Done(0)),
                "through a file")
            .problem());
  }

  @Test
  void whatIsOutOfOrderIsRefused() throws IOException {
    Item begin = new Item.Begin(0, List.of(BackupPart.of("mail")));
    Item in = new Item.InDomain("mail");
    Item end = new Item.End(Counts.NONE);
    Item database = new Item.OfDatabase("unnamed");
    Item longAgo =
        new Item.OfFile(List.of("a"), TIMES, Optional.of(Instant.ofEpochSecond(1L << 40)));
    List<Item[]> all =
        List.of(
            new Item[] {in},
            new Item[] {begin, begin, end},
            new Item[] {begin, end},
            new Item[] {begin, file("a"), end},
            new Item[] {begin, new Item.InDomain("other"), end},
            new Item[] {begin, in, in, end},
            new Item[] {begin, in, new Item.Data(new byte[1]), end},
            new Item[] {begin, in, new Item.Done(0), end},
            new Item[] {begin, in, new Item.Dropped(), end},
            new Item[] {begin, in, file("a"), end},
            new Item[] {begin, in, file("a"), file("b"), end},
            new Item[] {begin, in, file("a"), new Item.Done(1), end},
            new Item[] {begin, in, file("a"), new Item.Done(0), end},
            new Item[] {begin, in, database, new Item.Done(0), end},
            new Item[] {begin, in, longAgo, new Item.Done(0), end},
            new Item[] {new Item.Begin(0, List.of(BackupPart.of(Workroom.IMPORT))), end},
            new Item[] {new Item.Begin(0, List.of(BackupPart.of("mail", "db"))), in, end});
    for (int i = 0; i < all.size(); i++) {
      assertEquals(
          Problem.BACKUP_DAMAGED, refused(written(all.get(i)), "order " + i).problem(), "" + i);
    }
  }

  @Test
  void bytesThatAreNoItemAreRefused() throws IOException {
    for (byte[] bad :
        new byte[][] {
          {},
          {0},
          {10},
          {8, 0},
          {7, 0},
          {1, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, 0},
          {2, 127, -1, -1, -1},
          {3, 127, -1, -1, -1},
          {9}
        }) {
      assertEquals(
          Problem.BACKUP_DAMAGED,
          assertThrows(StorageException.class, () -> ItemCodec.decode(bad)).problem());
    }
  }
}
