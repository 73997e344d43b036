package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.access.IdToken;
import dev.cordon.core.device.UserKey;
import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.error.SignInRefusedException;
import dev.cordon.core.gate.Action;
import dev.cordon.core.gate.Decision;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("D4")
@Tag("D6")
class SignInTest {
  private static final Duration HOURS = Duration.ofHours(12);
  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final Reason DUE = Reason.of(Code.SIGN_IN_DUE, "12");
  private static final ContainerState BLOCKED = new ContainerState.Blocked(List.of(DUE));
  @TempDir Path directory;
  private final FakeDevice device = new FakeDevice();

  @Test
  void whoNeverSignedInDoesNotComeIn() throws Exception {
    try (Container container = asking()) {
      assertEquals(BLOCKED, container.state());
      assertEquals(new UnlockResult.Blocked(List.of(DUE)), unlock(container));
      assertEquals(Optional.of(DUE), container.signIn().whyClosed());
    }
  }

  @Test
  void afterTheHoursItClosesEvenWhileOpen() throws Exception {
    try (Container container = signedIn()) {
      AtomicBoolean closed = new AtomicBoolean();
      Domain mail = container.domain("mail");
      mail.closeOnLock(() -> closed.set(true));
      device.clock().pass(HOURS);
      mail.key("files");
      device.clock().pass(MOMENT);

      assertEquals(BLOCKED, container.state());
      assertThrows(ContainerClosedException.class, () -> container.domain("mail"));
      assertEquals(
          new Decision.Denied(DUE), container.gate().judge(new Action.PasteText("private")));
      container.organisation().applyLease();
      assertTrue(closed.get());
    }
  }

  @Test
  void aFingerDoesNotGetRoundItNorDoesAChangeOfThePasscode() throws Exception {
    try (Container container = signedIn()) {
      UserKey finger = device.newFinger();
      container.biometrics().enable(Passcode.of(Enrolled.PASSCODE), finger);
      container.lock();
      device.clock().pass(HOURS.plus(MOMENT));

      UnlockResult blocked = new UnlockResult.Blocked(List.of(DUE));
      assertEquals(blocked, container.biometrics().unlock(finger));
      assertEquals(
          blocked, container.changePasscode(Passcode.of(Enrolled.PASSCODE), Passcode.of("904173")));
    }
  }

  @Test
  void signingInOpensTheWayForThePasscodeAlone() throws Exception {
    try (Container container = signedIn()) {
      device.clock().pass(HOURS.plus(MOMENT));
      signIn(container, "employee-7");

      assertEquals(new ContainerState.Locked(), container.state());
      assertInstanceOf(UnlockResult.Opened.class, unlock(container));
    }
  }

  @Test
  void itIsToldHalfAnHourBeforeAndWhoSignsInThenWorksOn() throws Exception {
    try (Container container = signedIn()) {
      device.clock().pass(HOURS.minusMinutes(30).minus(MOMENT));
      assertEquals(List.of(), container.notices());
      device.clock().pass(MOMENT);
      assertEquals(List.of(Reason.of(Code.SIGN_IN_SOON, "30")), container.notices());
      signIn(container, "employee-7");
      device.clock().pass(Duration.ofHours(1));

      assertEquals(new ContainerState.Open(), container.state());
      assertEquals(List.of(), container.notices());
    }
  }

  @Test
  void neitherARestartNorAClockTurnedBackPutsItOff() throws Exception {
    try (Container container = signedIn()) {
      device.clock().pass(HOURS.plus(MOMENT));
      container.organisation().applyLease();
    }
    device.clock().turn(Duration.ofHours(-6));
    try (Container container = device.open(directory)) {
      assertEquals(BLOCKED, container.state());
    }
  }

  @Test
  void anAnswerCountsOnceAndOnlyForTheLastQuestion() throws Exception {
    try (Container container = asking()) {
      String first = container.signIn().ask();
      String second = container.signIn().ask();
      assertNotEquals(first, second);
      assertEquals(Code.SIGN_IN_NOT_ASKED, refused(container, token("a", first, Duration.ZERO)));
      assertEquals(Code.SIGN_IN_NOT_ASKED, refused(container, token("a", second, Duration.ZERO)));

      IdToken good = token("a", container.signIn().ask(), Duration.ZERO);
      container.signIn().signedIn(good);
      assertEquals(Code.SIGN_IN_NOT_ASKED, refused(container, good));
    }
  }

  @Test
  void anEarlierSessionOfTheIdentityProviderIsNoSignIn() throws Exception {
    try (Container container = asking()) {
      Duration limit = Duration.ofMinutes(5);
      assertEquals(
          Code.SIGN_IN_NOT_FRESH,
          refused(container, token("a", container.signIn().ask(), limit.plus(MOMENT))));
      assertEquals(BLOCKED, container.state());

      container.signIn().signedIn(token("a", container.signIn().ask(), limit));
      assertEquals(new ContainerState.Locked(), container.state());
    }
  }

  @Test
  void aColleaguesAccountDoesNotOpenIt() throws Exception {
    try (Container container = signedIn()) {
      device.clock().pass(HOURS.plus(MOMENT));
      IdToken colleague = token("employee-8", container.signIn().ask(), Duration.ZERO);

      assertEquals(Code.SIGN_IN_OTHER_ACCOUNT, refused(container, colleague));
      assertEquals(BLOCKED, container.state());
    }
  }

  @Test
  void theSameNameOfAnotherProviderIsAnotherAccount() throws Exception {
    try (Container container = signedIn()) {
      IdToken mine = token("employee-7", container.signIn().ask(), Duration.ZERO);
      IdToken foreign =
          new IdToken(
              "https://id.other.example",
              mine.subject(),
              mine.nonce(),
              mine.issuedAt(),
              mine.authenticatedAt());

      assertEquals(Code.SIGN_IN_OTHER_ACCOUNT, refused(container, foreign));
    }
  }

  @Test
  void aContainerThatBelongsToNobodyAsksForNone() throws Exception {
    try (Container container = device.open(directory)) {
      container.setPasscode(Passcode.of(Enrolled.PASSCODE));
      assertEquals(new ContainerState.Open(), container.state());
    }
  }

  /** Enrolled and locked, with a policy that asks for a sign-in. */
  private Container asking() throws Exception {
    Container container = Enrolled.open(device, directory);
    container
        .organisation()
        .acceptPolicy(Enrolled.with(Access.DEFAULT.withSignInAgainHours(12)), 2);
    return container;
  }

  private Container signedIn() throws Exception {
    Container container = asking();
    signIn(container, "employee-7");
    unlock(container);
    return container;
  }

  private static void signIn(Container container, String subject) throws Exception {
    container.signIn().signedIn(token(subject, container.signIn().ask(), Duration.ZERO));
  }

  private static IdToken token(String subject, String nonce, Duration age) {
    Instant issued = Instant.parse("2026-04-01T09:00:30Z"); // the provider's clock, not ours
    return new IdToken("https://id.example", subject, nonce, issued, issued.minus(age));
  }

  private static Code refused(Container container, IdToken token) {
    return assertThrows(SignInRefusedException.class, () -> container.signIn().signedIn(token))
        .reason()
        .code();
  }

  private static UnlockResult unlock(Container container) throws Exception {
    return container.unlock(Passcode.of(Enrolled.PASSCODE));
  }
}
