package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.subtle.Hex;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.control.Organisation;
import dev.cordon.core.device.UserKey;
import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.keys.KeyChain;
import dev.cordon.core.keys.SealedPages;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.ServerShare;
import dev.cordon.policy.protocol.ShareReport;
import dev.cordon.policy.protocol.policy.Lease;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.testing.FakeDevice;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing opens without the part of the keys that the server keeps. */
@Tag("D4")
@Tag("G2")
class ServerShareTest {
  private static final UnlockResult MISSING =
      new UnlockResult.Blocked(List.of(Reason.of(Code.SERVER_SHARE_MISSING)));
  private static final UnlockResult OPENED = new UnlockResult.Opened();
  private static final Duration LEASE = Duration.ofDays(3).plusSeconds(1);

  @TempDir Path directory;
  private final FakeDevice device = new FakeDevice();
  private Container container;
  private Organisation organisation;
  private ShareServer server;
  private SecretBytes mail;

  @BeforeEach
  void enrol() throws Exception {
    start(Enrolled.open(device, directory));
    mail = container.domain("mail").key("files");
    mail = SecretBytes.owning(mail.copy());
    server = new ShareServer(device, container);
    organisation.askForShares(Optional.of(server));
  }

  @AfterEach
  void close() {
    container.close();
  }

  private void start(Container opened) {
    container = opened;
    organisation = opened.organisation();
  }

  private void restart() throws Exception {
    container.close();
    start(device.open(directory));
    server.meets(container);
    organisation.askForShares(Optional.of(server));
  }

  private UnlockResult open(String passcode) throws Exception {
    container.lock();
    return container.unlock(Passcode.of(passcode));
  }

  private void assertOpens() throws Exception {
    assertEquals(OPENED, open(Enrolled.PASSCODE));
    assertEquals(mail, container.domain("mail").key("files"));
  }

  private ShareReport report() throws Exception {
    return organisation.shareReport();
  }

  private void policy(Lease.Share mode) throws Exception {
    Policy policy = Policy.DEFAULT.withLease(Lease.DEFAULT.withServerShare(mode));
    organisation.acceptPolicy(policy, organisation.seen().policy() + 1);
  }

  @Nested
  class Leased {
    @Test
    void aShareIsPendingUntilAnOpeningPutsItInForce() throws Exception {
      server.fetch();
      assertEquals(new ShareReport(0, false, 1, true), report());
      assertOpens();
      assertEquals(new ShareReport(1, true, 0, true), report());
      server.fetch();
      assertEquals(new ShareReport(1, true, 2, true), report());
      restart();
      assertEquals(new ShareReport(1, true, 2, true), report());
      assertOpens();
      assertEquals(new ShareReport(2, true, 0, true), report());
    }

    @Test
    void theServerKeepsAShareUntilALaterOneWasSaidToBeInForce() throws Exception {
      server.fetch();
      assertOpens();
      server.fetch();
      assertEquals(List.of(1L, 2L), List.copyOf(server.shares.keySet()));
      assertOpens();
      assertEquals(List.of(1L, 2L), List.copyOf(server.shares.keySet()), "nobody said so yet");
      server.due = false;
      server.fetch();
      assertEquals(List.of(2L), List.copyOf(server.shares.keySet()));
    }

    @Test
    void aLostAnswerIsRepeated() throws Exception {
      List<ServerShare> lost = server.answer(report());
      assertEquals(lost, server.answer(report()));
      server.fetch();
      assertOpens();
      List<ServerShare> next = server.answer(report());
      assertEquals(next, server.answer(report()));
      assertNotEquals(lost, next);
    }

    @Test
    void aFirstPasscodeUsesTheShareThatIsThere() throws Exception {
      container.close();
      Container fresh = new FakeDevice().open(directory.resolve("2"));
      start(fresh);
      organisation.join(Enrolled.MEMBERSHIP, "{}", 1, Policy.DEFAULT, 1);
      server.meets(container);
      server.fetch();
      container.setPasscode(Passcode.of(Enrolled.PASSCODE));
      assertEquals(new ShareReport(1, true, 0, true), report());
    }

    @Test
    void withTheLeaseTheShareIsDestroyedAndNothingOpensUntilItIsHandedOutAgain() throws Exception {
      server.fetch();
      assertOpens();
      server.due = false;
      device.clock().pass(LEASE);
      organisation.applyLease();
      assertEquals(new ShareReport(1, false, 0, true), report());
      Enrolled.contact(container, device); // contact alone opens nothing
      server.refuses = true;
      assertEquals(MISSING, open(Enrolled.PASSCODE));
      assertEquals(MISSING, open("000000"), "nobody learns whether a passcode is right");
      assertThrows(ContainerClosedException.class, () -> container.domain("mail"));

      server.refuses = false;
      assertOpens(); // it asks by itself
      assertEquals(new ShareReport(1, true, 0, true), report());
    }

    @Test
    void theNextStartDestroysItTooIfTheLeaseEndedMeanwhile() throws Exception {
      server.fetch();
      assertOpens();
      container.close();
      device.clock().pass(LEASE);
      restart();
      assertFalse(report().held());
      assertEquals("", stored(), "neither is it in what is on disk");
    }

    @Test
    void aRefusedOpeningIsNoAttempt() throws Exception {
      server.fetch();
      assertOpens();
      device.clock().pass(LEASE);
      organisation.applyLease();
      Enrolled.contact(container, device);
      server.refuses = true;
      for (int i = 0; i < 20; i++) {
        assertEquals(MISSING, open("000000"));
      }
      server.refuses = false;
      assertOpens();
    }

    @Test
    void anotherSecretUnderTheSameNumberIsRefusedAndAskedForAgain() throws Exception {
      server.fetch();
      assertOpens();
      device.clock().pass(LEASE);
      organisation.applyLease();
      Enrolled.contact(container, device);
      organisation.acceptShares(List.of(ShareServer.share(1, (byte) 0x77)));
      container.lock();
      ContainerClosedException refused =
          assertThrows(ContainerClosedException.class, () -> open(Enrolled.PASSCODE));
      assertEquals(Code.SERVER_SHARE_MISSING, refused.reason().code());
      assertFalse(report().held());
      assertOpens();
    }

    @Test
    void aNewPasscodeAndANewShareComeIntoForceTogether() throws Exception {
      server.fetch();
      container.lock();
      assertEquals(
          OPENED, container.changePasscode(Passcode.of(Enrolled.PASSCODE), Passcode.of("904173")));
      assertEquals(1, report().inForce());
      restart();
      assertInstanceOf(UnlockResult.Wrong.class, open(Enrolled.PASSCODE));
      assertEquals(OPENED, open("904173"));
      assertEquals(mail, container.domain("mail").key("files"));
    }

    @Test
    void aFingerOpensWithTheShareAndPutsTheNextInForce() throws Exception {
      server.fetch();
      UserKey finger = device.newFinger();
      assertEquals(OPENED, container.biometrics().enable(Passcode.of(Enrolled.PASSCODE), finger));
      assertEquals(1, report().inForce());
      server.fetch();
      container.lock();
      assertEquals(OPENED, container.biometrics().unlock(finger));
      assertEquals(2, report().inForce());
      assertTrue(container.biometrics().slot().isPresent());
      assertOpens();
    }

    @Test
    @Tag("G1")
    void aWipeForgetsTheShare() throws Exception {
      server.fetch();
      assertOpens();
      organisation.obey(Enrolled.command(Command.Kind.WIPE, 1));
      assertEquals(ShareReport.NONE, report());
      assertEquals("", stored());
      organisation.acceptShares(List.of(ShareServer.share(2, (byte) 1)));
      assertEquals("", stored());
    }

    @Test
    void switchedOffNothingNeedsItAfterTheNextOpening() throws Exception {
      server.fetch();
      assertOpens();
      policy(Lease.Share.OFF);
      assertOpens();
      assertEquals(new ShareReport(0, false, 0, false), report());
      assertEquals("", stored());
      restart();
      organisation.askForShares(Optional.empty());
      assertOpens();
    }

    @Test
    void aPendingShareIsForgottenIfItIsSwitchedOffBefore() throws Exception {
      server.fetch();
      policy(Lease.Share.OFF);
      assertOpens();
      assertEquals(new ShareReport(0, false, 0, false), report());
      assertEquals("", stored());
    }

    @Test
    void aContainerOfNobodyHasNone() throws Exception {
      Container own = new FakeDevice().open(directory.resolve("3"));
      try (own) {
        own.setPasscode(Passcode.of(Enrolled.PASSCODE));
        own.organisation().acceptShares(List.of(ShareServer.share(1, (byte) 1)));
        assertEquals(ShareReport.NONE, own.organisation().shareReport());
      }
    }
  }

  @Nested
  class AtUnlock {
    @BeforeEach
    void policy() throws Exception {
      ServerShareTest.this.policy(Lease.Share.AT_UNLOCK);
    }

    @Test
    void eachOpeningAsksTheServer() throws Exception {
      for (int i = 1; i < 4; i++) {
        server.heard.clear();
        assertOpens();
        assertEquals(1, server.heard.size());
        assertEquals(new ShareReport(i - 1, false, 0, true), server.heard.get(0));
        assertEquals(new ShareReport(i, false, 0, false), report(), "and keeps nothing");
      }
    }

    @Test
    void withoutTheServerNothingOpensFromTheFirstOpeningOn() throws Exception {
      server.refuses = true;
      assertEquals(MISSING, open(Enrolled.PASSCODE), "even before the first share");
      server.refuses = false;
      assertOpens();
      organisation.askForShares(Optional.empty());
      assertEquals(MISSING, open(Enrolled.PASSCODE));
      assertEquals(MISSING, open("000000"));
      restart();
      server.refuses = true;
      assertEquals(MISSING, open(Enrolled.PASSCODE));
    }

    @Test
    void aShareThatNobodyWaitsForIsNotTaken() throws Exception {
      organisation.acceptShares(List.of(ShareServer.share(1, (byte) 1)));
      organisation.askForShares(Optional.empty());
      assertEquals(MISSING, open(Enrolled.PASSCODE));
      assertEquals(0, report().pending());
    }

    @Test
    void aWrongPasscodeUsesTheShareUp() throws Exception {
      assertOpens();
      assertInstanceOf(UnlockResult.Wrong.class, open("000000"));
      organisation.askForShares(Optional.empty());
      assertEquals(MISSING, open(Enrolled.PASSCODE));
    }

    @Test
    void itIsNeverOnDisk() throws Exception {
      for (int i = 0; i < 3; i++) {
        assertOpens();
        assertEquals("", stored());
        assertInstanceOf(UnlockResult.Wrong.class, open("000000"));
        assertEquals("", stored());
        restart();
      }
      assertEquals(3, report().inForce());
    }

    @Test
    void aFirstPasscodeWaitsForTheServer() throws Exception {
      container.close();
      Container fresh = new FakeDevice().open(directory.resolve("4"));
      start(fresh);
      Policy policy =
          Policy.DEFAULT.withLease(Lease.DEFAULT.withServerShare(Lease.Share.AT_UNLOCK));
      organisation.join(Enrolled.MEMBERSHIP, "{}", 1, policy, 1);
      ContainerClosedException refused =
          assertThrows(
              ContainerClosedException.class,
              () -> container.setPasscode(Passcode.of(Enrolled.PASSCODE)));
      assertEquals(Code.SERVER_SHARE_MISSING, refused.reason().code());
      server.meets(container);
      organisation.askForShares(Optional.of(server));
      container.setPasscode(Passcode.of(Enrolled.PASSCODE));
      assertEquals(1, report().inForce());
    }

    @Test
    void aFingerAsksToo() throws Exception {
      UserKey finger = device.newFinger();
      container.biometrics().enable(Passcode.of(Enrolled.PASSCODE), finger);
      container.lock();
      assertEquals(OPENED, container.biometrics().unlock(finger));
      container.lock();
      server.refuses = true;
      assertEquals(MISSING, container.biometrics().unlock(finger));
      assertTrue(container.biometrics().slot().isPresent(), "it is not the finger's fault");
    }

    @Test
    void whatWasKeptBeforeThePolicyIsDestroyedWithItsComing() throws Exception {
      ServerShareTest.this.policy(Lease.Share.LEASED);
      server.fetch();
      assertOpens();
      assertNotEquals("", stored());
      ServerShareTest.this.policy(Lease.Share.AT_UNLOCK);
      assertEquals("", stored());
      assertOpens();
    }
  }

  /** Which of the server's secrets can be read from what is on disk with the vault's help. */
  private String stored() throws Exception {
    StringBuilder found = new StringBuilder();
    byte[] control = new SealedPages(directory, ControlStore.NAME, device.vault()).read().get();
    Optional<byte[]> header = new SealedPages(directory, KeyChain.NAME, device.vault()).read();
    StringBuilder all = new StringBuilder(new String(control, StandardCharsets.UTF_8));
    header.ifPresent(bytes -> all.append(Hex.encode(bytes)));
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith("container.lock")) {
          all.append(Hex.encode(Files.readAllBytes(file)));
        }
      }
    }
    for (ServerShare share : server.shares.values()) {
      if (all.indexOf(Hex.encode(share.secret().toByteArray())) >= 0) {
        found.append(share.number()).append(' ');
      }
    }
    return found.toString();
  }
}
