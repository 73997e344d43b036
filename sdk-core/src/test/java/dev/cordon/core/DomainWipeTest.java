package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.control.ControlStore;
import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Destroyed;
import dev.cordon.policy.protocol.Destroyed.What;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One account, one label or one document is wiped, and a receipt says so. */
@Tag("G1")
class DomainWipeTest {
  private static final String ANNA = "mail/anna";
  @TempDir Path home;
  private final FakeDevice device = new FakeDevice();
  private final DyingVault vault = new DyingVault(device.vault());

  private Container filled() throws Exception {
    Container container = Enrolled.open(device, home, vault);
    container.organisation().deviceKey();
    for (String name : List.of(ANNA, ANNA + "/secret", "mail/annabel", "documents/4711")) {
      Files.write(container.domain(name).directory().resolve("one"), new byte[10]);
    }
    return container;
  }

  private static Command wipe(String domain) {
    return new Command("c1", Command.Kind.WIPE_DOMAIN, "enrolment-1", 1, "left", domain(domain));
  }

  private static Optional<String> domain(String name) {
    return Optional.of(name);
  }

  private Set<String> domains() throws Exception {
    return ControlStore.open(home, device.vault()).get().domains().keySet();
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "locked", "blocked"})
  void anAccountGoesWithItsLabelsAndNothingElseDoes(String state) throws Exception {
    try (Container container = filled()) {
      SecretBytes other = container.domain("mail/annabel").key("files");
      long sequence = state.equals("blocked") ? 2 : 1;
      if (state.equals("blocked")) {
        container.organisation().obey(Enrolled.command(Command.Kind.LOCK, 1));
      } else if (state.equals("locked")) {
        container.lock();
      }
      ContainerState before = container.state();
      int keys = device.vault().aliases().size();

      container
          .organisation()
          .obey(
              new Command(
                  "c", Command.Kind.WIPE_DOMAIN, "enrolment-1", sequence, "left", domain(ANNA)));

      assertEquals(keys - 2, device.vault().aliases().size(), "at once");
      assertEquals(before, container.state());
      List<Receipt> receipts = Receipts.await((int) sequence, container, device);
      Receipt receipt = receipts.get(receipts.size() - 1);
      assertEquals(Receipt.Outcome.DOMAIN_WIPED, receipt.outcome());
      assertEquals(Code.DOMAIN_WIPED_BY_ADMINISTRATOR, receipt.why());
      assertEquals(Optional.of("c"), receipt.command());
      assertEquals(Receipt.Grade.BEST_EFFORT, receipt.grade());
      assertEquals(
          List.of(
              new Destroyed(What.VAULT_KEYS, 2),
              new Destroyed(What.KEY_SLOTS, 2),
              new Destroyed(What.FILES, 2),
              new Destroyed(What.BYTES, 20),
              new Destroyed(What.FAILED_FILES, 0),
              new Destroyed(What.FAILED_KEY_SLOTS, 0)),
          receipt.destroyed());
      container.organisation().obey(Enrolled.command(Command.Kind.UNLOCK, sequence + 1));
      container.unlock(Passcode.of(Enrolled.PASSCODE));
      assertEquals(other, container.domain("mail/annabel").key("files"));
    }
    assertEquals(Set.of("mail/annabel", "documents/4711"), domains());
  }

  @Test
  void aDocumentInADomainOfItsOwnGoesAlone() throws Exception {
    try (Container container = filled()) {
      Domain document = container.domain("documents/4711");
      container.wipe("documents/4711");
      assertThrows(ContainerClosedException.class, () -> document.key("files"));
      Receipt receipt = Receipts.await(1, container, device).get(0);
      assertEquals(Code.DOMAIN_WIPED_BY_EMPLOYEE, receipt.why());
      assertEquals(Optional.empty(), receipt.command());
    }
    assertEquals(Set.of(ANNA, ANNA + "/secret", "mail/annabel"), domains());
  }

  @Test
  void aDomainThatIsNotThereIsAnsweredWithNothingDestroyed() throws Exception {
    try (Container container = filled()) {
      container.organisation().obey(wipe("never"));
      Receipt receipt = Receipts.await(1, container, device).get(0);
      assertEquals(Receipt.Grade.NOTHING_DESTROYED, receipt.grade());
      assertEquals(1, container.organisation().seen().command());
    }
  }

  @Test
  @Tag("D5")
  void aRepeatedCommandIsObeyedOnce() throws Exception {
    try (Container container = filled()) {
      container.organisation().obey(wipe(ANNA));
      Receipts.await(1, container, device);
      container.domain(ANNA);
      container.organisation().obey(wipe(ANNA));
      container.domain(ANNA).key("files").close();
      assertEquals(1, container.organisation().receipts().size());
    }
  }

  @Test
  void aKeyThatResistsIsTriedAgainAndTheReceiptWaits() throws Exception {
    try (Container container = filled()) {
      vault.holdOnTo("domain.");
      assertThrows(StorageFailedException.class, () -> container.organisation().obey(wipe(ANNA)));
      assertEquals(List.of(), container.organisation().receipts());
      assertEquals(Set.of("mail/annabel", "documents/4711"), domains());

      vault.holdOnTo("");
      container.organisation().applyLease();

      assertEquals(
          Receipt.Outcome.DOMAIN_WIPED, Receipts.await(1, container, device).get(0).outcome());
      assertEquals(
          2, device.vault().aliases().stream().filter(a -> a.startsWith("domain.")).count());
    }
  }

  @Test
  void aWipeOfEverythingAnswersWhatWasOwedBefore() throws Exception {
    try (Container container = filled()) {
      vault.holdOnTo("domain.");
      assertThrows(StorageFailedException.class, () -> container.organisation().obey(wipe(ANNA)));
      vault.holdOnTo("");
      container.wipe();
      List<Receipt> receipts = Receipts.all(container, device);
      assertEquals(
          List.of(Receipt.Outcome.DOMAIN_WIPED, Receipt.Outcome.WIPED),
          receipts.stream().map(Receipt::outcome).toList());
      assertEquals(Optional.of("c1"), receipts.get(0).command());
    }
  }

  @Test
  void afterAWipeOfEverythingTheCommandIsAnsweredAllTheSame() throws Exception {
    try (Container container = filled()) {
      container.wipe();
      container.organisation().obey(wipe(ANNA));
      Receipt receipt = Receipts.last(container, device);
      assertEquals(Receipt.Outcome.DOMAIN_WIPED, receipt.outcome());
      assertEquals(Receipt.Grade.NOTHING_DESTROYED, receipt.grade());
    }
  }

  @Test
  @Tag("slow")
  void aShredOnAFullMediumLeavesNoNameWithoutAKeyWhereverItDies() throws Exception {
    boolean[] seen = new boolean[2];
    for (int calls = 1; calls < 40; calls++) {
      FakeDevice phone = new FakeDevice();
      DyingVault mortal = new DyingVault(phone.vault());
      Path place = home.resolve("life-" + calls);
      try (Container container = Enrolled.open(phone, place, mortal)) {
        Files.write(container.domain("mail").directory().resolve("one"), new byte[10]);
        mortal.refuseKeys(1);
        mortal.dieIn(calls, false);
        container.shred("mail");
      } catch (DyingVault.Death death) {
        assertTrue(calls < 39, "it never ended");
      }
      try (Container container = phone.open(place)) {
        assertInstanceOf(
            UnlockResult.Opened.class, container.unlock(Passcode.of(Enrolled.PASSCODE)));
        container.domain("mail").key("files").close();
        boolean whole = Files.exists(container.domain("mail").directory().resolve("one"));
        seen[whole ? 1 : 0] = true;
        assertEquals(
            1, phone.vault().aliases().stream().filter(a -> a.startsWith("domain.")).count());
      }
    }
    assertTrue(seen[0] && seen[1]);
  }

  @Test
  void nobodyIsToldOfAShred() throws Exception {
    try (Container container = filled()) {
      container.shred(ANNA);
      container.organisation().applyLease();
      assertEquals(List.of(), container.organisation().receipts());
      container.domain(ANNA + "/secret").key("files").close();
      assertFalse(Files.exists(container.domain(ANNA).directory().resolve("one")));
    }
  }
}
