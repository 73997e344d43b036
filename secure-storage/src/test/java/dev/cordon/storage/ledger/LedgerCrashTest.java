package dev.cordon.storage.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.torn.TornDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Kills, power cuts and failures at every call that changes the disk. */
@Tag("A2")
class LedgerCrashTest {
  private static final int APPENDS = 12;

  /** Small enough for several checkpoints among the appends. */
  private static final long LOG_BYTES = 1;

  private final List<Changes> script = new ArrayList<>();
  private final List<State> states = new ArrayList<>();

  LedgerCrashTest() {
    RandomChanges random = new RandomChanges(4);
    states.add(State.of(LiveTable.beginning()));
    for (int i = 0; i < APPENDS; i++) {
      Changes next = random.next();
      script.add(next);
      states.add(states.get(i).after(next));
    }
  }

  /** One run of the script, until the disk goes wrong. */
  private final class Run {
    private final TornDisk disk = new TornDisk();
    private Optional<Anchor> anchor = Optional.empty();
    private int acknowledged;

    void go() throws IOException {
      try (Ledger ledger = Ledgers.open(directory(disk), anchor, LOG_BYTES)) {
        anchor = Optional.of(ledger.anchor());
        while (acknowledged < APPENDS) {
          ledger.append(script.get(acknowledged));
          acknowledged++;
          anchor = Optional.of(ledger.anchor());
        }
      }
    }

    boolean goesWrong() {
      try {
        go();
        return false;
      } catch (IOException e) {
        return true;
      }
    }

    /** On {@code after}, it is as it was acknowledged, or one change further; and goes on. */
    void check(TornDisk after) throws IOException {
      Anchor found;
      State state;
      try (Ledger ledger = Ledgers.open(directory(after), anchor, LOG_BYTES)) {
        found = ledger.anchor();
        state = State.of(ledger.table());
      }
      int next = Math.min(acknowledged + 1, APPENDS);
      assertTrue(
          state.equals(states.get(acknowledged)) || state.equals(states.get(next)),
          "after " + acknowledged + " acknowledged changes");
      assertEquals(1, Ledgers.files(directory(after)).size());
      TornDisk cutAgain = after.afterPowerCut(new Random(acknowledged));
      Changes more = script.get(0);
      try (Ledger ledger = Ledgers.open(directory(cutAgain), Optional.of(found), LOG_BYTES)) {
        assertEquals(state, State.of(ledger.table()));
        ledger.append(more);
      }
      assertEquals(state.after(more), Ledgers.outcome(directory(cutAgain), Optional.of(found)));
    }
  }

  @Test
  void aKillOrPowerCutAtAnyChangeLeavesTheLastAcknowledgedStateOrTheNext() throws IOException {
    long changes = changesOfAll();
    for (long change = 1; change <= changes; change++) {
      Run run = new Run();
      run.disk.cutPowerAt(change);
      run.goesWrong();
      run.check(run.disk.afterKill());
      for (int seed = 0; seed < 6; seed++) {
        run.check(run.disk.afterPowerCut(new Random(seed)));
      }
    }
  }

  @Test
  void aFailureAtAnyChangeLeavesTheLastAcknowledgedStateOrTheNext() throws IOException {
    long changes = changesOfAll();
    for (long change = 1; change <= changes; change++) {
      for (long times : new long[] {1, 3}) {
        Run run = new Run();
        run.disk.failAt(change, times, "No space left on device");
        run.goesWrong();
        run.disk.failAt(1, 0, "");
        run.check(run.disk.afterKill());
        run.check(run.disk);
      }
    }
  }

  @Test
  void afterAFailedAppendItRefusesEverythingUntilReopened() throws IOException {
    TornDisk disk = new TornDisk();
    Optional<Anchor> anchor;
    try (Ledger ledger = Ledgers.open(directory(disk))) {
      anchor = Optional.of(ledger.anchor());
      disk.failAt(2, 1, "Input/output error"); // the force
      IOException first = assertThrows(IOException.class, () -> ledger.append(script.get(0)));
      assertEquals("Input/output error", first.getMessage());
      StorageException then =
          assertThrows(StorageException.class, () -> ledger.append(script.get(0)));
      assertEquals(Problem.MEDIUM_FAILED, then.problem());
      assertEquals(states.get(0), State.of(ledger.table()));
      assertEquals(anchor.get(), ledger.anchor());
    }
    assertEquals(states.get(1), Ledgers.outcome(directory(disk), anchor));
  }

  @Test
  void aCheckpointWithoutRoomIsPutOffAndNothingIsLost() throws IOException {
    TornDisk disk = new TornDisk();
    try (Ledger ledger = Ledgers.open(directory(disk), Optional.empty(), LOG_BYTES)) {
      disk.failAt(3, 1, "No space left on device"); // behind the append's write and force
      ledger.append(script.get(0));
      assertEquals(1, ledger.anchor().generation());
      ledger.append(script.get(1));
      assertTrue(ledger.anchor().generation() > 1);
    }
    assertEquals(states.get(2), Ledgers.outcome(directory(disk), Optional.empty()));
  }

  @Test
  void ofTwoGenerationsTheHigherCountsAndTheOtherGoes() throws IOException {
    TornDisk disk = new TornDisk();
    Path files = directory(disk);
    Ledgers.open(files).close();
    byte[] first = Files.readAllBytes(files.resolve(Ledgers.FIRST));
    try (Ledger ledger = Ledgers.open(files, Optional.empty(), LOG_BYTES)) {
      ledger.append(script.get(0));
    }
    Files.write(files.resolve(Ledgers.FIRST), first);
    Files.write(files.resolve(Ledgers.FIRST + ".new"), first);
    assertEquals(2, Ledgers.files(files).size() - 1);
    assertEquals(states.get(1), Ledgers.outcome(files, Optional.empty()));
    assertEquals(List.of(files.resolve("ledger-0000000000000002")), Ledgers.files(files));
  }

  private long changesOfAll() throws IOException {
    Run run = new Run();
    run.go();
    assertTrue(run.anchor.orElseThrow().generation() > 2, "there were checkpoints");
    assertEquals(states.get(APPENDS), Ledgers.outcome(directory(run.disk), run.anchor));
    return run.disk.changes();
  }

  private static Path directory(TornDisk disk) {
    return disk.root().resolve("files");
  }
}
