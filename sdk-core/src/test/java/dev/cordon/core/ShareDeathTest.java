package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.ShareReport;
import dev.cordon.policy.protocol.policy.Lease;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process dies at every call of the vault while the server hands over share after share; the
 * server remembers what it heard. After the restart the container opens, with all that was in it.
 */
@Tag("D4")
@Tag("G2")
class ShareDeathTest {
  private static final int FAR_MORE_CALLS_THAN_ANY_STEP_MAKES = 500;
  @TempDir Path directory;

  private final Set<Long> inForceAfterDeath = new TreeSet<>();

  /** What is done while dying. */
  private interface Step {
    void take(Container container, ShareServer server) throws ContainerException;
  }

  @Test
  void aKillLeavesTheShareOfBeforeInForceOrTheNextAndTheServerHasIt() throws Exception {
    int deaths =
        dieEverywhere(
            Lease.Share.LEASED,
            (container, server) -> {
              server.fetch();
              reopen(container);
              server.fetch();
            });
    assertTrue(deaths > 40, "deaths: " + deaths);
    assertEquals(Set.of(1L, 2L), inForceAfterDeath);
  }

  @Test
  void theSameWhereNoShareIsEverKept() throws Exception {
    int deaths = dieEverywhere(Lease.Share.AT_UNLOCK, (container, server) -> reopen(container));
    assertTrue(deaths > 20, "deaths: " + deaths);
    assertEquals(Set.of(1L, 2L), inForceAfterDeath);
  }

  @Test
  void aKillWhileTheLeaseEndsDestroysTheShareAtTheNextStart() throws Exception {
    int deaths =
        dieEverywhere(
            Lease.Share.LEASED,
            (container, server) -> {
              server.passLease();
              container.organisation().applyLease();
            });
    assertTrue(deaths > 3, "deaths: " + deaths);
  }

  @Test
  void aKillWhileItIsSwitchedOffLeavesItOnOrOff() throws Exception {
    int deaths =
        dieEverywhere(
            Lease.Share.LEASED,
            (container, server) -> {
              container.organisation().acceptPolicy(policy(Lease.Share.OFF), 3);
              reopen(container);
              server.fetch();
            });
    assertTrue(deaths > 30, "deaths: " + deaths);
    assertEquals(Set.of(0L, 1L), inForceAfterDeath);
  }

  private int dieEverywhere(Lease.Share mode, Step step) throws Exception {
    for (int calls = 1; calls < FAR_MORE_CALLS_THAN_ANY_STEP_MAKES; calls++) {
      for (boolean after : new boolean[] {false, true}) {
        Path home = Files.createDirectory(directory.resolve(calls + "-" + after));
        if (!live(home, mode, step, calls, after)) {
          return 2 * calls + (after ? 1 : 0) - 2;
        }
      }
    }
    throw new AssertionError("the step never ended");
  }

  /** Begins with share 1 in force; says whether there was a death. */
  private boolean live(Path home, Lease.Share mode, Step step, int calls, boolean after)
      throws Exception {
    FakeDevice device = new FakeDevice();
    SecretBytes mail;
    ShareServer server;
    try (Container container = Enrolled.open(device, home)) {
      server = new ShareServer(device, container);
      mail = SecretBytes.owning(container.domain("mail").key("files").copy());
      container.organisation().acceptPolicy(policy(mode), 2);
      container.organisation().askForShares(Optional.of(server));
      if (mode == Lease.Share.LEASED) {
        server.fetch();
      }
      reopen(container);
      assertEquals(1, container.organisation().shareReport().inForce());
    }
    DyingVault vault = new DyingVault(device.vault());
    boolean died = false;
    try (Container container = device.open(home, vault)) {
      server.meets(container);
      container.organisation().askForShares(Optional.of(server));
      vault.dieIn(calls, after);
      step.take(container, server);
    } catch (DyingVault.Death death) {
      died = true;
    }
    try (Container container = device.open(home)) {
      holds(container, server, mail);
    }
    return died;
  }

  private void holds(Container container, ShareServer server, SecretBytes mail) throws Exception {
    server.meets(container);
    container.organisation().askForShares(Optional.of(server));
    ShareReport found = container.organisation().shareReport();
    inForceAfterDeath.add(found.inForce());
    if (server.isLeaseOver() && server.heard.isEmpty()) {
      assertEquals(new ShareReport(1, false, 0, true), found);
    }
    boolean has =
        found.inForce() == 0 || found.held() || server.shares.containsKey(found.inForce());
    assertTrue(has, found + " and " + server.shares.keySet());
    for (int round = 0; round < 2; round++) { // the hand-over goes on where it was
      server.fetch();
      reopen(container);
      assertEquals(mail, container.domain("mail").key("files"));
    }
  }

  private static void reopen(Container container) throws ContainerException {
    container.lock();
    assertInstanceOf(UnlockResult.Opened.class, container.unlock(Passcode.of(Enrolled.PASSCODE)));
  }

  private static Policy policy(Lease.Share mode) {
    return Policy.DEFAULT.withLease(Lease.DEFAULT.withServerShare(mode));
  }
}
