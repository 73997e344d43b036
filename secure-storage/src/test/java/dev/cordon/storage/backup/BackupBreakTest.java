package dev.cordon.storage.backup;

import static dev.cordon.storage.backup.Transfer.NO_DATABASES;
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
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.files.SecureFiles;
import dev.cordon.storage.testing.BackedUp;
import dev.cordon.testing.EnrolledContainer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A network that breaks, a lock, a process that ends: both directions go on. */
@Tag("A4")
class BackupBreakTest {
  private static final List<BackupPart> PARTS =
      List.of(BackupPart.of("mail"), BackupPart.of("notes"));

  private final EnrolledContainer old = BackedUp.create();
  private final EnrolledContainer fresh = EnrolledContainer.create();
  private final Container from = old.container();
  private final Container to = fresh.container();

  @BeforeEach
  void fill() throws IOException {
    byte[] large = new byte[1_500_000];
    new Random(1).nextBytes(large);
    write(from, "mail", "a/one", new byte[] {1, 2, 3});
    write(from, "mail", "a/two", new byte[0]);
    write(from, "mail", "large", large);
    write(from, "notes", "計画", new byte[100]);
  }

  @AfterEach
  void close() {
    old.close();
    fresh.close();
  }

  /** What {@code whole} brings is what there is; then it goes again. */
  private void assertBrings(byte[] whole, String what) throws IOException {
    imported(to, whole);
    for (String domain : List.of("mail", "notes")) {
      assertEquals(picture(from, domain), picture(to, domain), what);
      to.shred(domain);
    }
  }

  /** Takes {@code room} bytes and breaks. */
  private static final class Breaking extends OutputStream {
    private final ByteArrayOutputStream to;
    private long room;

    Breaking(ByteArrayOutputStream to, long room) {
      this.to = to;
      this.room = room;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int taken = (int) Math.min(room, length);
      to.write(bytes, offset, taken);
      room -= taken;
      if (taken < length) {
        throw new IOException("the network broke");
      }
    }
  }

  /** The offsets at which records begin, and the end. */
  static List<Integer> boundaries(byte[] backup) {
    List<Integer> all = new ArrayList<>();
    for (int at = BackupHeader.BYTES; at < backup.length; ) {
      all.add(at);
      at += 4 + ByteBuffer.wrap(backup).getInt(at);
    }
    all.add(backup.length);
    return all;
  }

  private static List<Integer> breaks(byte[] backup) {
    List<Integer> all = new ArrayList<>(List.of(0, 1, BackupHeader.BYTES - 1));
    List<Integer> boundaries = boundaries(backup);
    for (int i = 0; i + 1 < boundaries.size(); i++) {
      int middle = (boundaries.get(i) + boundaries.get(i + 1)) / 2;
      all.addAll(List.of(boundaries.get(i), middle));
    }
    return all;
  }

  @Test
  void anExportGoesOnAfterABreakAnywhereAlsoAfterALock() throws IOException {
    int turn = 0;
    for (int at : breaks(exported(from, "mail", "notes"))) {
      Export export = Export.begin(from, PARTS, recipient(), NO_DATABASES, 1);
      ByteArrayOutputStream sink = new ByteArrayOutputStream();
      assertThrows(
          IOException.class, () -> export.writeTo(0, new Breaking(sink, at), QUIET), "at " + at);
      if (turn++ % 8 == 3) {
        old.lock();
        old.open();
      }
      Export again = Export.resume(from, NO_DATABASES, 1).orElseThrow();
      byte[] whole = continued(again, sink.toByteArray());
      again.end();
      assertBrings(whole, "at " + at);
    }
  }

  private static byte[] continued(Export export, byte[] have) throws IOException {
    long position = export.position(have.length);
    assertTrue(position <= have.length);
    // Of a break behind the first records not everything is sent again.
    assertTrue(position > 0 || have.length < 700, "nothing was kept of " + have.length);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(have, 0, (int) position);
    export.writeTo(position, whole, QUIET);
    return whole.toByteArray();
  }

  @Test
  void aReceiverThatLostMoreGoesBackFurther() throws IOException {
    Export export = Export.begin(from, PARTS, recipient(), NO_DATABASES, 1);
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    export.writeTo(0, sink, QUIET);
    for (int have = sink.size(); have >= 0; have -= 300_000) {
      byte[] whole = continued(export, Arrays.copyOf(sink.toByteArray(), have));
      assertBrings(whole, "have " + have);
    }
    assertThrows(IllegalArgumentException.class, () -> export.writeTo(7, sink, QUIET));
  }

  @Test
  void whatChangedDuringTheBreakComesAsItIsNow() throws IOException {
    Export export = Export.begin(from, PARTS, recipient(), NO_DATABASES, 1);
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    assertThrows(IOException.class, () -> export.writeTo(0, new Breaking(sink, 1_200_000), QUIET));
    write(from, "mail", "large", new byte[] {9});
    write(from, "mail", "zoo/new", new byte[] {8});
    byte[] whole = continued(export, sink.toByteArray());
    assertBrings(whole, "");
  }

  @Test
  void whatWasHalfSentAndIsGoneAfterTheBreakIsLeftOut() throws IOException {
    Export export = Export.begin(from, PARTS, recipient(), NO_DATABASES, 1);
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    assertThrows(IOException.class, () -> export.writeTo(0, new Breaking(sink, 1_200_000), QUIET));
    SecureFiles.in(from, "mail").delete("large");
    byte[] whole = continued(export, sink.toByteArray());
    assertBrings(whole, "");
  }

  @Test
  void theContinuationsOfTwoBreaksAreNotMixed() throws IOException {
    Export export = Export.begin(from, PARTS, recipient(), NO_DATABASES, 1);
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    export.writeTo(0, first, QUIET);
    byte[] second = continued(export, Arrays.copyOf(first.toByteArray(), 1_200_000));
    byte[] mixed = first.toByteArray();
    List<Integer> boundaries = boundaries(second);
    int last = boundaries.get(boundaries.size() - 2);
    System.arraycopy(second, last, mixed, last, second.length - last);
    assertEquals(
        Problem.BACKUP_DAMAGED,
        assertThrows(StorageException.class, () -> imported(to, mixed)).problem());
  }

  @Test
  void anImportGoesOnAfterABreakAnywhereAlsoAfterALock() throws IOException {
    byte[] backup = exported(from, "mail", "notes");
    int turn = 0;
    for (int at : breaks(backup)) {
      Import importing = Import.begin(to, opening(), 1);
      InputStream cut = new ByteArrayInputStream(backup, 0, at);
      assertEquals(
          Problem.BACKUP_CUT_OFF,
          assertThrows(StorageException.class, () -> importing.readFrom(cut, QUIET)).problem());
      assertNothingShows();
      if (turn++ % 8 == 3) {
        fresh.lock();
        fresh.open();
      }
      goOn(importing, backup, at);
      for (String domain : List.of("mail", "notes")) {
        assertEquals(picture(from, domain), picture(to, domain), "at " + at);
        to.shred(domain);
      }
      assertTrue(Import.resume(to).isEmpty());
    }
  }

  private void goOn(Import same, byte[] backup, int broke) throws IOException {
    Import again = Import.resume(to, 1).orElse(same);
    int position = (int) again.position();
    assertTrue(position <= broke);
    assertTrue(position > 0 || broke < 700);
    again.readFrom(new ByteArrayInputStream(backup, position, backup.length - position), QUIET);
  }

  private void assertNothingShows() throws IOException {
    for (String domain : List.of("mail", "notes")) {
      assertTrue(
          picture(to, domain).keySet().stream().allMatch(each -> each.startsWith("/.import")));
    }
  }

  @Test
  void anImportGivenUpLeavesNothing() throws IOException {
    byte[] backup = exported(from, "mail", "notes");
    Import importing = Import.begin(to, opening(), 1);
    assertThrows(
        StorageException.class,
        () -> importing.readFrom(new ByteArrayInputStream(backup, 0, 1_200_000), QUIET));
    importing.giveUp();
    assertEquals(Map.of(), picture(to, "mail"));
    assertBrings(backup, "");
  }

  @Test
  void aLockInTheMiddleIsToldAndTheExportGoesOn() throws IOException {
    Export export = Export.begin(from, PARTS, recipient(), NO_DATABASES, 1);
    ByteArrayOutputStream sink = new ByteArrayOutputStream();
    StorageException locked =
        assertThrows(
            StorageException.class,
            () ->
                export.writeTo(
                    0,
                    sink,
                    (domain, done, all) -> {
                      if (done > 1_000_000) {
                        old.lock();
                      }
                    }));
    assertEquals(Problem.LOCKED, locked.problem());
    old.open();
    byte[] whole =
        continued(Export.resume(from, NO_DATABASES, 1).orElseThrow(), sink.toByteArray());
    assertBrings(whole, "");
  }
}
