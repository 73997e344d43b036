package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.testing.FakeDevice;
import dev.cordon.testing.MemoryKeyVault;
import dev.cordon.testing.disk.FaultyDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * While keys are renewed, the process dies or something fails, at calls of the vault and changes of
 * the disk; with the soak profile at every one. The old keys are in force or the new ones, and
 * nothing else is left.
 */
@Tag("A2")
class RenewalDeathTest {
  private static final int MORE_CALLS_THAN_ANY_RENEWAL_MAKES = 130;
  private static final int NEVER = Integer.MAX_VALUE;
  private static final int EACH = 1;
  private static final int SOME = 7; // a prime: other steps than those that come in pairs
  private static final byte[] CONTENT = {1, 2, 3};
  @TempDir Path directory;
  private final Set<Long> generationsSeen = new TreeSet<>();

  /** A container with two domains and a day, and what is known of it. */
  private final class World {
    final FakeDevice device = new FakeDevice();
    final Path home;
    final SecretBytes mail;
    final SecretBytes calendar;
    final LocalDate day;
    final Set<String> keysBefore;

    World(String name) throws Exception {
      home = Files.createDirectory(directory.resolve(name)).toRealPath().resolve("work");
      try (Container container = Enrolled.open(device, home)) {
        container.biometrics().enable(Passcode.of(Enrolled.PASSCODE), device.newFinger());
        Domain domain = container.domain("mail");
        Files.write(domain.directory().resolve("one"), CONTENT);
        day = Days.of(domain.expiry().now()).plusDays(2);
        domain.expiry().reserve(day);
        mail = domain.key("files");
        calendar = container.domain("calendar").key("files");
        keysBefore = slotKeys(device.vault());
      }
    }

    /** Either all keys of before or none; each once; and all that was there opens. */
    void check(String when) throws Exception {
      try (Container container = device.open(home)) {
        Set<String> keys = slotKeys(device.vault());
        boolean renewed = !keys.equals(keysBefore);
        Set<String> both = new TreeSet<>(keys);
        both.retainAll(keysBefore);
        assertTrue(!renewed || both.isEmpty(), when + ": half of them: " + both);
        assertEquals(renewed ? 4 : 5, keys.size(), when + ": " + keys); // without the finger's
        generationsSeen.add(renewed ? 2L : 1L);
        assertEquals(3, count(home.resolve("domains")), when);
        assertEquals(!renewed, container.biometrics().slot().isPresent(), when);
        opensAll(container, when);
        assertInstanceOf(UnlockResult.Opened.class, renew(container), when);
        opensAll(container, when + ", and once more");
      }
    }

    void opensAll(Container container, String when) throws Exception {
      container.lock();
      assertInstanceOf(
          UnlockResult.Opened.class, container.unlock(Passcode.of(Enrolled.PASSCODE)), when);
      assertEquals(mail, container.domain("mail").key("files"), when);
      assertEquals(calendar, container.domain("calendar").key("files"), when);
      assertTrue(container.domain("mail").expiry().key("files", day).isPresent(), when);
      String data = container.domain("mail").directory().getFileName().toString();
      assertArrayEquals(
          CONTENT, Files.readAllBytes(home.resolve("data").resolve(data).resolve("one")), when);
    }
  }

  private static UnlockResult renew(Container container) throws ContainerException {
    return container.renewKeys(Passcode.of(Enrolled.PASSCODE));
  }

  private static Set<String> slotKeys(MemoryKeyVault vault) throws ContainerException {
    List<String> prefixes = List.of("domain.", "passcode.", "user.");
    return vault.aliases().stream()
        .filter(alias -> prefixes.stream().anyMatch(alias::startsWith))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static long count(Path slots) throws Exception {
    try (var files = Files.list(slots)) {
      return files.count();
    }
  }

  /** What may happen to a renewal at its n-th step. */
  private interface Fate {
    /** Has keys renewed; says whether it came before they were. */
    boolean meet(World world, int step, boolean takesEffect) throws Exception;
  }

  @Test
  void aDeathAtACallOfTheVaultLeavesTheOldKeysOrTheNew() throws Exception {
    dieAtEach(SOME, this::dieInTheVault);
  }

  @Test
  @Tag("soak")
  void aDeathAtAnyCallOfTheVaultLeavesTheOldKeysOrTheNew() throws Exception {
    dieAtEach(EACH, this::dieInTheVault);
  }

  private boolean dieInTheVault(World world, int call, boolean takesEffect) throws Exception {
    DyingVault vault = new DyingVault(world.device.vault());
    try (Container container = world.device.open(world.home, vault)) {
      vault.dieIn(call, takesEffect);
      renew(container);
      return false;
    } catch (DyingVault.Death death) {
      return true;
    }
  }

  @Test
  void aDeathAtAChangeOfTheDiskLeavesTheOldKeysOrTheNew() throws Exception {
    dieAtEach(SOME, this::dieOnTheDisk);
  }

  @Test
  @Tag("soak")
  void aDeathAtAnyChangeOfTheDiskLeavesTheOldKeysOrTheNew() throws Exception {
    dieAtEach(EACH, this::dieOnTheDisk);
  }

  private boolean dieOnTheDisk(World world, int change, boolean takesEffect) throws Exception {
    FaultyDisk disk = FaultyDisk.over(world.home);
    try (Container container = world.device.open(disk.path())) {
      disk.dieIn(change, takesEffect);
      renew(container);
      return false;
    } catch (FaultyDisk.Death death) {
      return true;
    }
  }

  private void dieAtEach(int stride, Fate fate) throws Exception {
    int deaths = 0;
    boolean died = true;
    for (int step = 1; died; step += stride) {
      for (boolean takesEffect : new boolean[] {false, true}) {
        World world = new World(step + "-" + takesEffect);
        died = fate.meet(world, step, takesEffect);
        deaths += died ? 1 : 0;
        world.check("step " + step + (takesEffect ? " took effect" : " did not"));
      }
    }
    assertTrue(deaths > 50 / stride, "deaths: " + deaths);
    assertEquals(Set.of(1L, 2L), generationsSeen);
  }

  @Test
  void aFailureOfAChangeOfTheDiskLosesNothingNorWhatIsMadeAfterIt() throws Exception {
    failAtEach(SOME);
  }

  @Test
  @Tag("soak")
  void aFailureOfAnyChangeOfTheDiskLosesNothingNorWhatIsMadeAfterIt() throws Exception {
    failAtEach(EACH);
  }

  private void failAtEach(int stride) throws Exception {
    int failures = 0;
    boolean over = false;
    for (int changes = 0; !over; changes += stride) {
      World world = new World("change-" + changes);
      FaultyDisk disk = FaultyDisk.over(world.home);
      try (Container container = world.device.open(disk.path())) {
        container.unlock(Passcode.of(Enrolled.PASSCODE));
        int before = disk.changes();
        disk.failIn(changes);
        failures += fails(container) ? 1 : 0;
        over = disk.changes() - before <= changes;
        disk.failIn(NEVER);
        goesOn(world, container, "change " + changes);
      }
    }
    assertTrue(failures > 10 / stride, "failures: " + failures);
  }

  @Test
  void aVaultThatFallsSilentLosesNothingNorWhatIsMadeAfterIt() throws Exception {
    fallSilentAtEach(SOME);
  }

  @Test
  @Tag("soak")
  void aVaultThatFallsSilentAtAnyCallLosesNothingNorWhatIsMadeAfterIt() throws Exception {
    boolean[] left = fallSilentAtEach(EACH);
    assertTrue(left[0] && left[1], "closed where it could not be known, else left open");
  }

  private boolean[] fallSilentAtEach(int stride) throws Exception {
    boolean[] leftOpen = new boolean[2];
    for (int calls = 0; calls < MORE_CALLS_THAN_ANY_RENEWAL_MAKES; calls += stride) {
      World world = new World("silence-" + calls);
      try (Container container = world.device.open(world.home)) {
        container.unlock(Passcode.of(Enrolled.PASSCODE));
        world.device.vault().fallSilentAfter(calls);
        boolean unused = fails(container);
        world.device.vault().answerAgain();
        leftOpen[container.state() instanceof ContainerState.Open ? 1 : 0] = true;
        goesOn(world, container, "silent after " + calls);
      }
    }
    return leftOpen;
  }

  private static boolean fails(Container container) {
    try {
      assertInstanceOf(UnlockResult.Opened.class, renew(container));
      return false;
    } catch (ContainerException said) {
      return true;
    }
  }

  /** The same process goes on; what it makes now is there after a restart. */
  private void goesOn(World world, Container container, String when) throws Exception {
    if (!(container.state() instanceof ContainerState.Open)) {
      assertInstanceOf(
          UnlockResult.Opened.class, container.unlock(Passcode.of(Enrolled.PASSCODE)), when);
    }
    SecretBytes notes = container.domain("notes").key("files");
    container.close();
    try (Container again = world.device.open(world.home)) {
      world.opensAll(again, when);
      assertEquals(notes, again.domain("notes").key("files"), when);
      assertEquals(4, count(world.home.resolve("domains")), when);
    }
  }
}
