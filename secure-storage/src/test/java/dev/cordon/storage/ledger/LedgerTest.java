package dev.cordon.storage.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.testing.TestDomain;
import dev.cordon.storage.torn.TornDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is appended is there when the ledger is opened again. */
@Tag("A2")
class LedgerTest {
  private final Path directory = new TornDisk().root().resolve("files");

  @Test
  void aNewLedgerKnowsTheRootOnly() throws IOException {
    try (Ledger ledger = Ledgers.open(directory)) {
      assertEquals(1, ledger.table().rows().size());
      assertTrue(ledger.table().row(Row.ROOT).orElseThrow().directory());
      assertEquals(2, ledger.table().nextNode());
      assertEquals(0, ledger.table().reserved());
    }
    assertEquals(1, Ledgers.files(directory).size());
  }

  @Test
  void itSaysWhatTheModelSaysAfterEveryChangeAndReopening() throws IOException {
    RandomChanges changes = new RandomChanges(1);
    State model = State.of(LiveTable.beginning());
    Optional<Anchor> anchor = Optional.empty();
    for (int i = 0; i < 200; i++) {
      try (Ledger ledger = Ledgers.open(directory, anchor, 20_000)) {
        assertEquals(model, State.of(ledger.table()));
        Changes next = changes.next();
        ledger.append(next);
        model = model.after(next);
        assertEquals(model, State.of(ledger.table()));
        anchor = Optional.of(ledger.anchor());
      }
    }
    assertTrue(anchor.orElseThrow().generation() > 3, "there were checkpoints");
    assertEquals(1, Ledgers.files(directory).size());
  }

  @Test
  void namesOfEveryScriptComeBack() throws IOException {
    RandomChanges random = new RandomChanges(2);
    List<Row> rows = new ArrayList<>();
    for (String name : RandomChanges.NAMES) {
      Row row = random.row(2 + rows.size());
      rows.add(new Row(row.node(), 1, name, true, -1, 0, 1, 0, Optional.empty()));
    }
    try (Ledger ledger = Ledgers.open(directory)) {
      ledger.append(puts(rows));
    }
    try (Ledger ledger = Ledgers.open(directory)) {
      for (Row row : rows) {
        assertEquals(row, ledger.table().row(row.node()).orElseThrow());
      }
    }
  }

  @Test
  void nothingOfANameIsOnTheDisk() throws IOException {
    try (Ledger ledger = Ledgers.open(directory)) {
      ledger.append(puts(List.of(new Row(2, 1, "salaries", true, 0, 0, 0, 0, Optional.empty()))));
    }
    byte[] bytes = Files.readAllBytes(directory.resolve(Ledgers.FIRST));
    assertFalse(new String(bytes, StandardCharsets.ISO_8859_1).contains("salar"));
  }

  @Test
  void aHundredThousandRowsGoThroughACheckpointAndBack() throws IOException {
    RandomChanges random = new RandomChanges(3);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      Row row = random.row(i + 2);
      String name = "document-" + i;
      rows.add(new Row(row.node(), 1, name, true, 0, 0, 0, 0, Optional.empty()));
    }
    Anchor anchor;
    try (Ledger ledger = Ledgers.open(directory, Optional.empty(), 1)) {
      ledger.append(puts(rows));
      anchor = ledger.anchor();
    }
    assertEquals(2, anchor.generation());
    try (Ledger ledger = Ledgers.open(directory, Optional.of(anchor))) {
      assertEquals(100_001, ledger.table().rows().size());
      assertEquals(rows.get(77_777), ledger.table().row(77_779).orElseThrow());
    }
  }

  @Test
  void aClosedLedgerRefusesChanges() throws IOException {
    Ledger ledger = Ledgers.open(directory);
    ledger.close();
    ledger.close();
    StorageException e = assertThrows(StorageException.class, () -> ledger.append(puts(List.of())));
    assertEquals(Problem.CLOSED, e.problem());
  }

  @Test
  void aLockedDomainIsSaid() throws IOException {
    TestDomain domain = Ledgers.domain();
    domain.lock();
    StorageException e =
        assertThrows(
            StorageException.class,
            () -> Ledger.open(directory, domain, Optional.empty(), new SecureRandom()));
    assertEquals(Problem.LOCKED, e.problem());
  }

  @Test
  void aChangeThatCannotBeWrittenIsRefusedAndNothingHappens() throws IOException {
    try (Ledger ledger = Ledgers.open(directory)) {
      State before = State.of(ledger.table());
      Row half = new Row(2, 1, "half \uD83D", true, 0, 0, 0, 0, Optional.empty());
      Row negative = new Row(-2, 1, "x", true, 0, 0, 0, 0, Optional.empty());
      for (Row row : List.of(half, negative)) {
        assertThrows(IllegalArgumentException.class, () -> ledger.append(puts(List.of(row))));
      }
      assertEquals(before, State.of(ledger.table()));
      ledger.append(puts(List.of()));
    }
    assertEquals(1, State.of(Ledgers.open(directory).table()).rows().size());
  }

  @Test
  void twoThatBeginTheSameShareNothing() throws IOException {
    Ledgers.open(directory).close();
    Path other = new TornDisk().root().resolve("files");
    Ledgers.open(other).close();
    byte[] one = Files.readAllBytes(directory.resolve(Ledgers.FIRST));
    byte[] two = Files.readAllBytes(other.resolve(Ledgers.FIRST));
    assertFalse(Arrays.equals(one, 100, one.length, two, 100, two.length));
  }

  static Changes puts(List<Row> rows) {
    return new Changes(rows, List.of(), 0, 0, List.of(), List.of(), List.of(), List.of());
  }
}
