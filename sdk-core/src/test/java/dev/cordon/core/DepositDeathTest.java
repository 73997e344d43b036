package dev.cordon.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.testing.FakeDevice;
import dev.cordon.testing.disk.FaultyDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process dies at every change of the disk and at every call of the vault, or meets an error at
 * one; then it starts again.
 */
@Tag("A2")
class DepositDeathTest {
  private static final int MORE_CALLS_THAN_ANY_STEP_MAKES = 400;
  @TempDir Path temporary;
  private FakeDevice device = new FakeDevice();
  private Path work = Path.of("");
  private List<String> before = texts(2);
  private int lives;

  private static List<String> texts(int count) {
    return IntStream.range(0, count).mapToObj(i -> "before " + i).toList();
  }

  /** One life, which meets its fault after so many calls. */
  private interface Life {
    boolean metIt(int calls) throws Exception;
  }

  /** What is done. */
  private interface Step {
    void take(Container container) throws Exception;
  }

  /** What must hold after the restart. */
  private interface Check {
    void hold() throws Exception;
  }

  private void prepare() throws Exception {
    device = new FakeDevice();
    work = temporary.toRealPath().resolve("work-" + lives++);
    try (Container container = Depositing.locked(device, work)) {
      Depositing.put(container, before);
    }
  }

  private boolean withMortalDisk(int calls, boolean takesEffect, boolean open, Step step)
      throws Exception {
    FaultyDisk disk = FaultyDisk.over(work);
    try (Container container = started(disk.path(), open)) {
      disk.dieIn(calls, takesEffect);
      step.take(container);
      disk.dieIn(Integer.MAX_VALUE, true);
      return false;
    } catch (FaultyDisk.Death death) {
      return true;
    }
  }

  private Container started(Path path, boolean open) throws Exception {
    Container container = device.open(path);
    if (open) {
      Depositing.unlock(container);
    }
    return container;
  }

  private boolean withMortalVault(int calls, boolean takesEffect, boolean open, Step step)
      throws Exception {
    DyingVault vault = new DyingVault(device.vault());
    try (Container container = device.open(work, vault)) {
      if (open) {
        Depositing.unlock(container);
      }
      vault.dieIn(calls, takesEffect);
      step.take(container);
      vault.dieIn(Integer.MAX_VALUE, true);
      return false;
    } catch (DyingVault.Death death) {
      return true;
    }
  }

  private boolean withOneError(int calls, boolean open, Step step) throws Exception {
    FaultyDisk disk = FaultyDisk.over(work);

    try (Container container = started(disk.path(), open)) {
      int changes = disk.changes();
      disk.failIn(calls - 1);
      step.take(container);
      boolean metIt = disk.changes() - changes >= calls;
      disk.failIn(Integer.MAX_VALUE - 1);
      return metIt;
    }
  }

  /** Lives until the fault comes after the end; how many met it. */
  private int live(Life life, Check check) throws Exception {
    for (int calls = 1; calls < MORE_CALLS_THAN_ANY_STEP_MAKES; calls++) {
      prepare();
      boolean metIt = life.metIt(calls);
      check.hold();
      if (!metIt) {
        return calls - 1;
      }
      Trees.delete(work);
    }
    throw new AssertionError("the step never ended");
  }

  /** All of before and, if {@code told}, the new one: each once, none lost, nothing left over. */
  private void requireAll(boolean[] told) throws Exception {
    try (Container container = device.open(work)) {
      Depositing.unlock(container);
      List<String> taken = Depositing.drain(container);
      boolean isThere = taken.remove("new");
      assertTrue(isThere || !told[0], "it was promised");
      assertEquals(before, taken);
      assertEquals(List.of(), Depositing.names(Depositing.intake(work)));
    }
    told[0] = false;
  }

  private static void putNew(Container container, boolean[] told) throws ContainerException {
    Depositing.put(container, "new");
    told[0] = true;
  }

  @Test
  void aDepositIsWholeOrNotThereWheneverTheDiskDies() throws Exception {
    boolean[] told = new boolean[1];
    int deaths =
        live(
            calls -> withMortalDisk(calls, false, false, each -> putNew(each, told)),
            () -> requireAll(told));
    assertTrue(deaths >= 4, "deaths: " + deaths);
  }

  @Test
  void aDepositIsWholeOrNotThereWheneverTheVaultDies() throws Exception {
    boolean[] told = new boolean[1];
    for (boolean takesEffect : new boolean[] {false, true}) {
      int deaths =
          live(
              calls -> withMortalVault(calls, takesEffect, false, each -> putNew(each, told)),
              () -> requireAll(told));
      assertTrue(deaths >= 5, "deaths: " + deaths);
    }
  }

  @Test
  void aDepositThatMetAnErrorIsTakenTheNextTimeAndNoneIsLost() throws Exception {
    boolean[] told = new boolean[1];
    int errors =
        live(
            calls ->
                withOneError(
                    calls,
                    false,
                    container -> {
                      try {
                        putNew(container, told);
                      } catch (StorageFailedException first) {
                        putNew(container, told); // one error alone: now it works
                      }
                    }),
            () -> requireAll(told));
    assertTrue(errors >= 6, "errors: " + errors);
  }

  /** What a taker stores by the deposit's id, and what it was given. */
  private static final class Store {
    private final Map<String, String> texts = new TreeMap<>();
    private int calls;

    void drain(Container container) throws IOException {
      var drained =
          container
              .deposits()
              .drain(
                  "mail",
                  deposit -> {
                    texts.put(deposit.id(), new String(deposit.content(), UTF_8));
                    calls++;
                  });
      assertEquals(List.of(), drained.lost());
    }

    void requireEachOnce(List<String> before) {
      List<String> stored = new ArrayList<>(texts.values());
      stored.sort(String::compareTo);
      assertEquals(before.stream().sorted().toList(), stored);
    }
  }

  private void drainAgain(Store store) throws Exception {
    try (Container container = device.open(work)) {
      Depositing.unlock(container);
      store.drain(container);
      store.requireEachOnce(before);
      int calls = store.calls;
      store.drain(container);
      assertEquals(calls, store.calls, "nothing waits any more");
      assertEquals(List.of(), Depositing.names(Depositing.intake(work)));
      store.texts.clear();
    }
  }

  @Test
  void eachIsStoredOnceWheneverTheDiskDies() throws Exception {
    int deaths = drainOnMortalDisk(false); // after one call is before the next
    assertTrue(deaths >= 4, "deaths: " + deaths);
  }

  private int drainOnMortalDisk(boolean takesEffect) throws Exception {
    Store store = new Store();
    return live(
        calls -> withMortalDisk(calls, takesEffect, true, store::drain), () -> drainAgain(store));
  }

  @Test
  void eachIsStoredOnceWheneverTheVaultDies() throws Exception {
    for (boolean takesEffect : new boolean[] {false, true}) {
      int deaths = drainWithMortalVault(takesEffect);
      assertTrue(deaths >= 5, "deaths: " + deaths);
    }
  }

  private int drainWithMortalVault(boolean takesEffect) throws Exception {
    Store store = new Store();
    return live(
        calls -> withMortalVault(calls, takesEffect, true, store::drain), () -> drainAgain(store));
  }

  @Test
  @Tag("soak")
  void eachOfMoreThanOneBatchIsStoredOnceWhateverDies() throws Exception {
    before = texts(18);
    for (boolean takesEffect : new boolean[] {false, true}) {
      assertTrue(drainOnMortalDisk(takesEffect) > 20);
      assertTrue(drainWithMortalVault(takesEffect) > 15);
    }
  }

  @Test
  void eachIsStoredOnceWhateverErrorIsMet() throws Exception {
    Store store = new Store();
    int errors =
        live(
            calls ->
                withOneError(
                    calls,
                    true,
                    container -> {
                      try {
                        store.drain(container);
                      } catch (StorageFailedException first) {
                        store.drain(container);
                      }
                    }),
            () -> drainAgain(store));
    assertTrue(errors >= 5, "errors: " + errors);
  }

  @Test
  void aFullDiskTakesNoneKeepsThoseOfBeforeAndLeavesNoRest() throws Exception {
    prepare();
    FaultyDisk disk = FaultyDisk.over(work);
    try (Container container = device.open(disk.path())) {
      disk.fill(Integer.MAX_VALUE);
      assertThrows(StorageFailedException.class, () -> Depositing.put(container, "new"));
      assertEquals(before.size(), container.deposits().waiting("mail"));
      assertEquals(before.size(), Depositing.names(Depositing.intake(work)).size());
      disk.fill(0);
      Depositing.put(container, "new");
    }
    requireAll(new boolean[] {true});
  }

  @Test
  void whatKillsLeaveOverIsClearedAwayByTheNextDepositOfANewProcess() throws Exception {
    prepare();
    Path left = Files.write(Depositing.intake(work).resolve("0".repeat(64)), new byte[1000]);
    try (Container container = device.open(work)) {
      Depositing.put(container, "new");
      assertTrue(Files.notExists(left));
    }
    requireAll(new boolean[] {true});
  }
}
