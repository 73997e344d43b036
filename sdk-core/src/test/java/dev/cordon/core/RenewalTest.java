package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.error.ContainerDamagedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.PasscodeRules;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New keys in place of all that can be had without encrypting data again. */
@Tag("A2")
class RenewalTest {
  private static final UnlockResult OPENED = new UnlockResult.Opened();
  @TempDir Path directory;
  private final FakeDevice device = new FakeDevice();
  private Path work = Path.of("");
  private Container container;
  private SecretBytes mail;

  @BeforeEach
  void open() throws Exception {
    work = directory.resolve("work");
    container = Enrolled.open(device, work);
    mail = container.domain("mail").key("files");
  }

  @AfterEach
  void close() {
    container.close();
  }

  private UnlockResult renew() throws ContainerException {
    return container.renewKeys(Passcode.of(Enrolled.PASSCODE));
  }

  private void restart() throws ContainerException {
    container.close();
    container = device.open(work);
  }

  private UnlockResult unlock() throws ContainerException {
    return container.unlock(Passcode.of(Enrolled.PASSCODE));
  }

  private Set<String> keys() throws ContainerException {
    return device.vault().aliases();
  }

  @Test
  void noKeyOfBeforeIsLeftInTheVaultAndTheDataOpens() throws Exception {
    Set<String> before = keys();
    LocalDate day = Days.of(container.domain("mail").expiry().now()).plusDays(1);
    container.domain("mail").expiry().reserve(day);

    assertEquals(OPENED, renew());

    Set<String> both = new TreeSet<>(keys());
    both.retainAll(before);
    both.removeIf(alias -> alias.equals("identity"));
    assertEquals(Set.of(), both);
    restart();
    assertEquals(OPENED, unlock());
    assertEquals(mail, container.domain("mail").key("files"));
    assertTrue(container.domain("mail").expiry().key("files", day).isPresent());
  }

  @Test
  void whatIsOpenStaysOpen() throws Exception {
    AtomicBoolean closed = new AtomicBoolean();
    List<ContainerState> told = new ArrayList<>();
    Domain open = container.domain("mail");
    open.closeOnLock(() -> closed.set(true));
    container.onStateChange(told::add);

    assertEquals(OPENED, renew());

    assertFalse(closed.get());
    assertFalse(told.stream().anyMatch(ContainerState.Locked.class::isInstance), told.toString());
    assertEquals(mail, open.key("files"));
    SecretBytes notes = container.domain("notes").key("files");
    restart();
    unlock();
    assertEquals(notes, container.domain("notes").key("files"));
  }

  @Test
  void aLockedContainerOpensWithIt() throws Exception {
    container.lock();
    assertEquals(OPENED, renew());
    assertEquals(mail, container.domain("mail").key("files"));
  }

  @Test
  @Tag("J1")
  void theAuditTrailSaysIt() throws Exception {
    renew();
    assertEquals(
        1,
        container.audit().events().stream()
            .filter(event -> event.code() == AuditCode.KEYS_RENEWED)
            .count());
  }

  @Test
  @Tag("D3")
  void aWrongPasscodeCountsAndChangesNothing() throws Exception {
    Set<String> before = slotKeys();
    assertEquals(
        new UnlockResult.Wrong(9, Duration.ZERO), container.renewKeys(Passcode.of("000000")));
    assertEquals(before, slotKeys());
  }

  private Set<String> slotKeys() throws ContainerException {
    Set<String> keys = new TreeSet<>(keys());
    keys.removeIf(alias -> alias.startsWith("control."));
    return keys;
  }

  @Test
  void itMayBeDoneAgainAndAgain() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertEquals(OPENED, renew());
    }
    restart();
    assertEquals(OPENED, unlock());
    assertEquals(mail, container.domain("mail").key("files"));
    assertEquals(1, keys().stream().filter(alias -> alias.startsWith("passcode.")).count());
    assertEquals(1, keys().stream().filter(alias -> alias.startsWith("domain.")).count());
  }

  @Test
  void theHeaderOfBeforePutBackOpensNothing() throws Exception {
    byte[] a = Files.readAllBytes(work.resolve("header.a"));
    byte[] b = Files.readAllBytes(work.resolve("header.b"));
    renew();
    container.close();
    Files.write(work.resolve("header.a"), a);
    Files.write(work.resolve("header.b"), b);

    ContainerDamagedException refused =
        assertThrows(ContainerDamagedException.class, () -> device.open(work));
    assertEquals(Code.CONTAINER_ROLLED_BACK, refused.reason().code());
  }

  @Test
  void aSlotOfBeforePutInThePlaceOfTheNewOneIsRefusedByName() throws Exception {
    String id = container.domain("mail").directory().getFileName().toString();
    byte[] before = Files.readAllBytes(work.resolve("domains").resolve(id + ".slot"));
    renew();
    container.lock();
    unlock();
    Files.write(work.resolve("domains").resolve(id + ".2.slot"), before);

    ContainerDamagedException refused =
        assertThrows(ContainerDamagedException.class, () -> container.domain("mail"));
    assertEquals(Reason.of(Code.CONTAINER_DAMAGED, "domain mail"), refused.reason());
  }

  @Test
  void aDomainThatIsDamagedIsNotLostForGood() throws Exception {
    String id = container.domain("mail").directory().getFileName().toString();
    Path slot = work.resolve("domains").resolve(id + ".slot");
    byte[] good = Files.readAllBytes(slot);
    Files.write(slot, new byte[0]);
    Set<String> before = slotKeys();

    ContainerDamagedException refused = assertThrows(ContainerDamagedException.class, this::renew);

    assertEquals(Reason.of(Code.CONTAINER_DAMAGED, "domain mail"), refused.reason());
    assertEquals(before, slotKeys());
    Files.write(slot, good);
    assertEquals(OPENED, renew());
    assertEquals(mail, container.domain("mail").key("files"));
  }

  @Test
  void aFingerIsToBeAgreedToAnew() throws Exception {
    container.biometrics().enable(Passcode.of(Enrolled.PASSCODE), device.newFinger());
    assertEquals(Optional.empty(), container.biometrics().whyNot());

    renew();

    assertEquals(Optional.of(Reason.of(Code.BIOMETRIC_NOT_SET)), container.biometrics().whyNot());
    assertFalse(keys().stream().anyMatch(alias -> alias.startsWith("user.")));
    container.biometrics().enable(Passcode.of(Enrolled.PASSCODE), device.newFinger());
    assertEquals(Optional.empty(), container.biometrics().whyNot());
  }

  @Test
  @Tag("D1")
  void thePasscodeIsNoYoungerForIt() throws Exception {
    container
        .organisation()
        .acceptPolicy(
            Enrolled.with(Access.DEFAULT.withPasscode(PasscodeRules.DEFAULT.withLife(2, 1))), 2);
    container.lock();
    unlock();
    device.clock().pass(Duration.ofDays(1));
    Enrolled.contact(container, device);
    assertEquals(OPENED, renew());
    device.clock().pass(Duration.ofDays(1));
    Enrolled.contact(container, device);

    assertEquals(
        new UnlockResult.NeedsNewPasscode(Reason.of(Code.PASSCODE_EXPIRED, "2")), unlock());
    assertInstanceOf(UnlockResult.NeedsNewPasscode.class, renew(), "nor does it get round that");
  }

  @Test
  @Tag("G1")
  void aDomainIsShredAsBefore() throws Exception {
    renew();
    container.shred("mail");
    assertFalse(keys().stream().anyMatch(alias -> alias.startsWith("domain.")), keys().toString());
    try (var slots = Files.list(work.resolve("domains"))) {
      assertEquals(0, slots.count());
    }
  }

  @Test
  void aDayOpensWhileKeysAreRenewed() throws Exception {
    LocalDate day = Days.of(container.domain("mail").expiry().now()).plusDays(1);
    container.domain("mail").expiry().reserve(day);
    for (int i = 0; i < 20; i++) {
      container.lock();
      unlock();
      Expiry expiry = container.domain("mail").expiry();
      CompletableFuture<Boolean> there =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return expiry.key("files", day).isPresent();
                } catch (ContainerException e) {
                  throw new IllegalStateException(e);
                }
              });
      assertEquals(OPENED, renew());
      assertTrue(there.get(30, TimeUnit.SECONDS));
    }
  }

  @Test
  @Tag("D4")
  void itNeedsTheServersShareAndKeepsItInForce() throws Exception {
    ShareServer server = new ShareServer(device, container);
    container.organisation().askForShares(Optional.of(server));
    server.fetch();
    container.lock();
    assertEquals(OPENED, unlock());
    assertEquals(1, container.organisation().shareReport().inForce());

    assertEquals(OPENED, renew());

    assertEquals(1, container.organisation().shareReport().inForce());
    container.lock();
    assertEquals(OPENED, unlock());
    assertEquals(mail, container.domain("mail").key("files"));
  }
}
