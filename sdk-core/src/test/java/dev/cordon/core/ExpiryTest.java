package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.control.ControlStore;
import dev.cordon.core.device.KeyVault;
import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.error.ContainerDamagedException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.testing.FakeDevice;
import dev.cordon.testing.MemoryKeyVault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day's key is there until the day is over, and then it is nowhere, whatever the clock says. */
@Tag("A5")
class ExpiryTest {
  private static final Duration DAY = Duration.ofDays(1);
  @TempDir Path directory;
  @TempDir Path elsewhere;
  private final FakeDevice device = new FakeDevice();
  private final LocalDate today = Days.of(device.clock().now());

  private Container opened() throws Exception {
    return opened(device.vault());
  }

  private Container opened(KeyVault vault) throws Exception {
    Container container = device.open(directory, vault);
    if (container.state() instanceof ContainerState.New) {
      container.setPasscode(Passcode.of(Enrolled.PASSCODE));
    } else {
      container.unlock(Passcode.of(Enrolled.PASSCODE));
    }
    return container;
  }

  private static Expiry mail(Container container) throws Exception {
    return container.domain("mail").expiry();
  }

  private static SecretBytes key(Container container, LocalDate day) throws Exception {
    return mail(container).key("files", day).orElseThrow();
  }

  private static boolean hasKey(Container container, LocalDate day) throws Exception {
    return mail(container).key("files", day).isPresent();
  }

  private static void look(Container container) throws Exception {
    container.organisation().applyLease();
  }

  private long slotKeys() throws Exception {
    return device.vault().aliases().stream().filter(a -> a.startsWith("domain.")).count();
  }

  private long slotFiles() throws Exception {
    try (var files = Files.list(directory.resolve("domains"))) {
      return files.count();
    }
  }

  @Test
  void aDaysKeyIsTheSameUntilThatDayIsOver() throws Exception {
    SecretBytes key;
    try (Container container = opened()) {
      assertTrue(mail(container).reserve(today.plusDays(1)));
      assertTrue(mail(container).reserve(today.plusDays(1)), "twice is harmless");
      key = key(container, today.plusDays(1));
      assertNotEquals(key, mail(container).key("other", today.plusDays(1)).orElseThrow());
      assertNotEquals(
          key, container.domain("notes").expiry().key("files", today.plusDays(1)).orElseThrow());
      assertNotEquals(key, container.domain("mail").key("files"));
      assertFalse(hasKey(container, today.plusDays(2)), "never reserved");
    }
    device.clock().pass(DAY);
    try (Container container = opened()) {
      assertEquals(key, key(container, today.plusDays(1)), "within the day");
      device.clock().pass(DAY);
      assertFalse(hasKey(container, today.plusDays(1)), "refused by the time alone");
      assertEquals(2 + 1, slotKeys(), "mail, notes and the day");
      look(container);
      assertEquals(2, slotKeys());
      assertEquals(2, slotFiles());
      assertFalse(mail(container).reserve(today.plusDays(1)), "it does not come back");
    }
  }

  @Test
  void itIsDestroyedWhileLockedAtTheStartWithoutAnyPasscode() throws Exception {
    try (Container container = opened()) {
      mail(container).reserve(today);
    }
    device.clock().pass(DAY);
    try (Container container = device.open(directory)) {
      assertEquals(new ContainerState.Locked(), container.state());
      assertEquals(1, slotKeys(), "mail alone");
      assertEquals(1, slotFiles());
    }
  }

  @Test
  void itIsDestroyedWhileLockedByItself() throws Exception {
    try (Container container = opened()) {
      mail(container).reserve(today);
      container.lock();
      device.clock().pass(DAY);
      look(container);
      assertEquals(new ContainerState.Locked(), container.state());
      assertEquals(1, slotKeys());
    }
  }

  @Test
  void aClockTurnedBackAfterwardsBringsNothingBack() throws Exception {
    try (Container container = opened()) {
      mail(container).reserve(today);
      mail(container).reserve(today.plusDays(3));
      device.clock().pass(DAY);
      look(container);
      device.clock().turn(DAY.multipliedBy(-300));
      assertFalse(hasKey(container, today));
      assertFalse(mail(container).reserve(today));
      assertFalse(mail(container).now().isBefore(start().plus(DAY)));
    }
    try (Container container = opened()) {
      assertFalse(hasKey(container, today));
      assertFalse(mail(container).reserve(today));
      assertFalse(mail(container).now().isBefore(start().plus(DAY)), "kept over a restart");
      assertTrue(hasKey(container, today.plusDays(3)));
    }
  }

  private static Instant start() {
    return new FakeDevice().clock().now();
  }

  @Test
  void aClockTurnedBackBeforeGainsNoTimeWhileTheProcessRuns() throws Exception {
    try (Container container = opened()) {
      mail(container).reserve(today);
      look(container);
      device.clock().turn(DAY.multipliedBy(-10));
      device.clock().pass(DAY);
      look(container);
      assertFalse(hasKey(container, today));
      assertEquals(1, slotKeys());
    }
  }

  @Test
  void aRefusalIsRememberedSoonWhateverTheClockIsSetToBeforeTheNextStart() throws Exception {
    Instant moment = start().plusSeconds(60);
    try (Container container = opened()) {
      mail(container).reserve(today);
      device.clock().pass(Duration.ofSeconds(61));
      mail(container).reached(moment);
      for (int i = 0; i < 1000 && noted().isBefore(moment); i++) {
        Thread.sleep(10);
      }
      MemoryKeyVault vault = device.vault().copy(); // as a kill would leave both
      Path killed = elsewhere.resolve("killed");
      Trees.copy(directory, killed);
      device.clock().turn(DAY.multipliedBy(-1));
      try (Container again = device.open(killed, vault)) {
        again.unlock(Passcode.of(Enrolled.PASSCODE));
        assertFalse(mail(again).now().isBefore(moment));
      }
    }
  }

  private Instant noted() throws Exception {
    MemoryKeyVault vault = device.vault().copy();
    Path copy = Files.createTempDirectory(elsewhere, "look");
    Trees.copy(directory, copy);
    try {
      return ControlStore.open(copy, vault).get().noted().orElseThrow().time();
    } catch (ContainerDamagedException | VaultLostException betweenTwoWrites) {
      return Instant.EPOCH;
    }
  }

  @Test
  @Tag("A1")
  void olderFilesPutBackAreRefusedAndNoSlotOpensAgain() throws Exception {
    Path copy = elsewhere.resolve("copy");
    try (Container container = opened()) {
      mail(container).reserve(today);
      container.lock();
      Trees.copy(directory, copy);
      device.clock().pass(DAY);
      look(container);
    }
    Path slots = copy.resolve("domains");
    try (var files = Files.list(slots)) {
      for (Path slot : (Iterable<Path>) files::iterator) {
        Path place = directory.resolve("domains").resolve(slot.getFileName());
        if (!Files.exists(place)) {
          Files.copy(slot, place);
        }
      }
    }
    device.clock().turn(DAY.multipliedBy(-1));
    try (Container container = opened()) {
      assertFalse(hasKey(container, today), "its slot put back beside the others");
    }
    Trees.delete(directory);
    Trees.copy(copy, directory);
    assertThrows(ContainerDamagedException.class, this::opened);
  }

  @Test
  void oneDaysEndLeavesTheOthersAndTheDomains() throws Exception {
    int days = 40;
    try (Container container = opened()) {
      List<SecretBytes> keys = new ArrayList<>();
      for (int i = 0; i < days; i++) {
        mail(container).reserve(today.plusDays(i));
        keys.add(key(container, today.plusDays(i)));
      }
      SecretBytes mail = container.domain("mail").key("files");
      for (int i = 1; i <= days; i++) {
        device.clock().pass(DAY);
        look(container);
        assertEquals(days - i + 1, slotKeys());
        if (i < days) {
          assertEquals(keys.get(i), key(container, today.plusDays(i)));
        }
        assertEquals(mail, container.domain("mail").key("files"));
      }
    }
  }

  @Test
  void aFullMediumKeepsNoKeyFromBeingDestroyed() throws Exception {
    DyingVault full = new DyingVault(device.vault());
    try (Container container = opened(full)) {
      mail(container).reserve(today);
      device.clock().pass(DAY);
      full.refuseKeys(1); // the control state's
      look(container);
      assertEquals(1, slotKeys());
      assertFalse(hasKey(container, today));
    }
  }

  @Test
  void howFarAheadIsBounded() throws Exception {
    try (Container container = opened()) {
      assertTrue(mail(container).reserve(today.plusDays(Expiry.MOST_DAYS)));
      assertThrows(
          IllegalArgumentException.class,
          () -> mail(container).reserve(today.plusDays(Expiry.MOST_DAYS + 1)));
      assertFalse(mail(container).reserve(today.minusDays(1)));
    }
  }

  @Test
  void afterALockNobodyGetsADaysKey() throws Exception {
    try (Container container = opened()) {
      Expiry mail = mail(container);
      mail.reserve(today);
      container.lock();
      assertThrows(ContainerClosedException.class, () -> mail.key("files", today));
      assertThrows(ContainerClosedException.class, () -> mail.reserve(today));
    }
  }

  @Test
  void whoWatchesHearsOfTheTimeAtOnceAndWhenItIsLookedAt() throws Exception {
    List<Instant> heard = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch first = new CountDownLatch(1);
    Consumer<Instant> watch =
        now -> {
          heard.add(now);
          first.countDown();
        };
    try (Container container = opened()) {
      Registration listening = mail(container).watch(watch);
      assertTrue(first.await(20, TimeUnit.SECONDS));
      device.clock().pass(DAY);
      look(container);
      assertTrue(heard.contains(start().plus(DAY)));
      listening.close();
      device.clock().pass(DAY);
      look(container);
      assertFalse(heard.contains(start().plus(DAY.multipliedBy(2))));
    }
  }

  @Test
  void aWatchThatFailsKeepsNothingFromEnding() throws Exception {
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    CountDownLatch told = new CountDownLatch(1);
    Thread.setDefaultUncaughtExceptionHandler((thread, bug) -> told.countDown());
    try (Container container = opened()) {
      mail(container).reserve(today);
      mail(container)
          .watch(
              now -> {
                throw new IllegalStateException("a bug");
              });
      assertTrue(told.await(20, TimeUnit.SECONDS), "the bug is told");
      device.clock().pass(DAY);
      look(container);
      assertEquals(1, slotKeys());
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  @Tag("G1")
  void aWipeTakesTheDaysWithIt() throws Exception {
    try (Container container = opened()) {
      mail(container).reserve(today);
      container.wipe();
      assertEquals(0, slotKeys());
      look(container);
      assertEquals(Optional.empty(), ControlStore.open(directory, device.vault()).get().noted());
    }
  }

  @Test
  @Tag("A1")
  void theNamesOfKeysAndFilesSayNothingOfTheDay() throws Exception {
    try (Container container = opened()) {
      container.domain("mail");
      Set<String> before = new TreeSet<>(device.vault().aliases());
      mail(container).reserve(today.plusDays(7));
      Set<String> added = new TreeSet<>(device.vault().aliases());
      added.removeAll(before);
      added.removeIf(alias -> alias.startsWith("control."));
      assertEquals(1, added.size());
      assertTrue(added.iterator().next().matches("domain\\.[0-9a-f-]{36}"), added.toString());
    }
  }
}
