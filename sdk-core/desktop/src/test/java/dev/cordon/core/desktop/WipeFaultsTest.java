package dev.cordon.core.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.testing.disk.FaultyDisk;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A wipe meets a fault at every call that changes anything on the disk, those of the software vault
 * among them: the process dies before it, or the call fails. Then the device restarts.
 */
@Tag("G1")
class WipeFaultsTest {
  private static final Command WIPE_MAIL =
      WorkPlace.command(Command.Kind.WIPE_DOMAIN, Optional.of("mail"));
  private static final int FOR_EVER = Integer.MAX_VALUE;
  @TempDir Path home;
  private final WorkPlace prepared = new WorkPlace();
  private Thread.UncaughtExceptionHandler handler = (thread, failure) -> {};

  /** What goes wrong in a life, at its n-th changing call. */
  private interface Fault {
    FaultyDisk at(int call, FaultyDisk disk);
  }

  /** What meets the fault. */
  private interface Step {
    void take(Container container, FaultyDisk disk) throws Exception;
  }

  /** What must hold after the restart; says whether the wipe had begun. */
  private interface Check {
    boolean hasBegun(Container container, Path root) throws Exception;
  }

  private static final List<Fault> DEATHS =
      List.of((call, disk) -> disk.dieIn(call, false)); // after one call is before the next

  private static final List<Fault> DEATHS_ON_A_FULL_DISK =
      List.of(
          (call, disk) -> disk.fill(3).dieIn(call, false),
          (call, disk) -> disk.fill(FOR_EVER).dieIn(call, false));

  private static final List<Fault> ERRORS = List.of((call, disk) -> disk.failIn(call - 1));

  @BeforeEach
  void prepare() throws Exception {
    handler = Optional.ofNullable(Thread.getDefaultUncaughtExceptionHandler()).orElse(handler);
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {}); // it is meant to die
    prepared.fill(home.resolve("prepared"));
  }

  @AfterEach
  void restore() {
    Thread.setDefaultUncaughtExceptionHandler(handler);
  }

  @Test
  void aWipeThatDiesAnywhereDidNotBeginOrIsFinished() throws Exception {
    int[] begun = sweep(DEATHS, this::wipe, this::isWiped);
    assertTrue(begun[0] > 0 && begun[1] > 20, begun[0] + " not begun, " + begun[1] + " begun");
  }

  @Test
  void aWipeOnAFullDiskThatDiesAnywhereDidNotBeginOrIsFinished() throws Exception {
    int[] begun = sweep(DEATHS_ON_A_FULL_DISK, this::wipeAsFarAsItGoes, this::isWiped);
    assertTrue(begun[0] > 0 && begun[1] > 20, begun[0] + " not begun, " + begun[1] + " begun");
  }

  @Test
  void aWipeThatMeetsOneErrorAnywhereIsFinishedAllTheSame() throws Exception {
    int[] begun =
        sweep(
            ERRORS,
            (container, disk) -> {
              try {
                wipe(container, disk);
              } catch (ContainerException told) {
                container.organisation().applyLease();
              }
              assertInstanceOf(ContainerState.Wiped.class, container.state());
            },
            this::isWiped);
    assertTrue(begun[0] == 0 && begun[1] > 40, begun[0] + " not begun, " + begun[1] + " begun");
  }

  @Test
  void aWipeOfADomainThatDiesAnywhereDidNotBeginOrIsFinished() throws Exception {
    int[] begun = sweep(DEATHS, this::wipeMail, this::mailIsGone);
    assertTrue(begun[0] > 0 && begun[1] > 20, begun[0] + " not begun, " + begun[1] + " begun");
  }

  @Test
  void aWipeOfADomainOnAFullDiskThatDiesAnywhereLeavesNoNameWithoutAKey() throws Exception {
    int[] begun = sweep(DEATHS_ON_A_FULL_DISK, this::wipeMailAsFarAsItGoes, this::mailIsGone);
    assertTrue(begun[0] > 0 && begun[1] > 20, begun[0] + " not begun, " + begun[1] + " begun");
  }

  @Test
  void aWipeOfADomainThatMeetsOneErrorAnywhereIsFinishedAllTheSame() throws Exception {
    int[] begun =
        sweep(
            ERRORS,
            (container, disk) -> {
              try {
                container.organisation().obey(WIPE_MAIL);
              } catch (ContainerException told) {
                container.organisation().applyLease(); // tries again
              }
              WorkPlace.await(() -> lookAgain(container));
            },
            this::mailIsGone);
    assertTrue(begun[0] == 0 && begun[1] > 30, begun[0] + " not begun, " + begun[1] + " begun");
  }

  private static boolean lookAgain(Container container) {
    try {
      container.organisation().applyLease();
    } catch (ContainerException later) {
      return false;
    }
    return !container.organisation().receipts().isEmpty();
  }

  private void wipe(Container container, FaultyDisk disk) throws Exception {
    container.organisation().obey(WorkPlace.command(Command.Kind.WIPE, Optional.empty()));
  }

  private void wipeMail(Container container, FaultyDisk disk) throws Exception {
    container.organisation().obey(WorkPlace.command(Command.Kind.WIPE_DOMAIN, Optional.of("mail")));
    WorkPlace.await(() -> disk.isDead() || !container.organisation().receipts().isEmpty());
  }

  private void wipeAsFarAsItGoes(Container container, FaultyDisk disk) throws Exception {
    try {
      wipe(container, disk);
    } catch (ContainerException stillFull) {
      return;
    }
  }

  private void wipeMailAsFarAsItGoes(Container container, FaultyDisk disk) throws Exception {
    try {
      container.organisation().obey(WIPE_MAIL);
    } catch (ContainerException stillFull) {
      return;
    }
    WorkPlace.await(() -> disk.isDead() || !container.organisation().receipts().isEmpty());
  }

  private boolean isWiped(Container container, Path root) throws Exception {
    if (!(container.state() instanceof ContainerState.Wiped)) {
      assertEquals(0, container.organisation().seen().command());
      prepared.open(container);
      prepared.requireWhole(container, "mail");
      prepared.requireWhole(container, "notes");
      return false;
    }
    assertEquals(List.of("identity"), WorkPlace.keys(root));
    assertEquals(List.of("container.lock", "control.a", "control.b"), WorkPlace.names(root));
    assertEquals(Receipt.Outcome.WIPED, WorkPlace.onlyReceipt(container).outcome());
    return true;
  }

  private boolean mailIsGone(Container container, Path root) throws Exception {
    prepared.open(container);
    prepared.requireWhole(container, "notes");
    boolean isSeen = container.organisation().seen().command() == 1;
    if (!isSeen && prepared.isWhole(container, "mail")) {
      prepared.requireWhole(container, "mail/secret");
      return false;
    } else if (!isSeen) {
      wipeMail(container, FaultyDisk.over(root)); // the server still has it, and sends it again
    }
    WorkPlace.await(() -> !container.organisation().receipts().isEmpty());
    Receipt receipt = WorkPlace.onlyReceipt(container);
    assertEquals(Receipt.Outcome.DOMAIN_WIPED, receipt.outcome());
    assertEquals("command-1", receipt.command().orElseThrow());
    prepared.requireOnly(root, "notes");
    assertEquals(0, WorkPlace.files(container.domain("mail")), "a new one of that name");
    return true;
  }

  /** Lives until no call is left to fail; returns how many wipes had not and had begun. */
  private int[] sweep(List<Fault> faults, Step step, Check check) throws Exception {
    int[] begun = new int[2];
    for (int mode = 0; mode < faults.size(); mode++) {
      boolean met = true;
      for (int call = 1; met; call++) {
        Path root = home.resolve(mode + "-" + call);
        WorkPlace.copy(home.resolve("prepared"), root);
        met = live(faults.get(mode), call, FaultyDisk.over(root), step);
        begun[restart(root, check, mode + "-" + call) ? 1 : 0]++;
        WorkPlace.delete(root);
      }
    }
    return begun;
  }

  private static boolean restart(Path root, Check check, String life) {
    try (Container container = WorkPlace.open(root)) {
      return check.hasBegun(container, root);
    } catch (Exception | AssertionError failure) {
      throw new AssertionError("life " + life, failure);
    }
  }

  /** Whether the fault was met. */
  private boolean live(Fault fault, int call, FaultyDisk disk, Step step) throws Exception {
    int before = 0;
    try (Container container = WorkPlace.open(disk.path())) {
      prepared.open(container);
      before = disk.changes();
      fault.at(call, disk);
      step.take(container, disk);
    } catch (FaultyDisk.Death death) {
      return true;
    }
    return disk.isDead() || disk.changes() - before >= call;
  }
}
