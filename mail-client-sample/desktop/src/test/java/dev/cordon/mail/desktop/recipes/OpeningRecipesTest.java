package dev.cordon.mail.desktop.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.EmergencyAccess;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.access.IdToken;
import dev.cordon.core.desktop.DesktopContainers;
import dev.cordon.core.error.PasscodeRefusedException;
import dev.cordon.core.error.SignInRefusedException;
import dev.cordon.core.gate.Action;
import dev.cordon.core.gate.Decision;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.testing.TestOrganisation;
import dev.cordon.policy.testing.TestPhone;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recipes: opening and closing. */
class OpeningRecipesTest {
  @TempDir private Path home;
  private final TestOrganisation office = TestOrganisation.open();
  private final Screen screen = new Screen();

  @AfterEach
  void close() {
    office.close();
  }

  private void show(Object what) {
    screen.show(what);
  }

  @Test
  @Tag("A1")
  void openAContainer() throws Exception {
    Path directory = home.resolve("work");
    char[] typed = "904173".toCharArray();

    // <recipe open-a-container>
    Container work = DesktopContainers.open(directory);
    if (work.state() instanceof ContainerState.New) {
      try (Passcode first = Passcode.consuming(typed)) {
        work.setPasscode(first);
      } catch (PasscodeRefusedException tooSimple) {
        show(tooSimple.text(Locale.ENGLISH));
      }
    }
    show(work.state());
    // </recipe>

    assertEquals(new ContainerState.Open(), work.state());
    assertEquals("Open[]", screen.last());
    // <recipe open-a-container>
    work.close(); // locks, and lets another process have it
    // </recipe>
    try (Container again = DesktopContainers.open(directory)) {
      assertEquals(new ContainerState.Locked(), again.state());
    }
    assertEquals("\0\0\0\0\0\0", new String(typed));
  }

  @Test
  @Tag("D1")
  void aSimplePasscodeIsToldSo() throws Exception {
    try (Container work = DesktopContainers.open(home.resolve("work"));
        Passcode simple = Passcode.of("123456")) {
      work.setPasscode(simple);
    } catch (PasscodeRefusedException tooSimple) {
      show(tooSimple.text(Locale.ENGLISH));
    }
    assertEquals(1, screen.lines.size());
  }

  // <recipe unlock>
  String unlock(Container work, char[] typed) throws Exception {
    try (Passcode passcode = Passcode.consuming(typed)) {
      return told(work.unlock(passcode));
    }
  }

  String told(UnlockResult result) {
    if (result instanceof UnlockResult.Opened) {
      return "";
    } else if (result instanceof UnlockResult.Wrong wrong) {
      return "Wrong, " + wrong.triesLeft() + " tries left.";
    } else if (result instanceof UnlockResult.TooSoon soon) {
      return "Wait " + soon.pause().toSeconds() + " s.";
    } else if (result instanceof UnlockResult.NeedsNewPasscode change) {
      return text(change.why()); // and ask for a new one
    } else if (result instanceof UnlockResult.NeedsPasscode finger) {
      return text(finger.why()); // after a finger or face: ask for the passcode
    } else if (result instanceof UnlockResult.Blocked blocked) {
      return blocked.reasons().stream().map(this::text).collect(Collectors.joining("\n"));
    } else if (result instanceof UnlockResult.Wiped wiped) {
      return text(wiped.why());
    }
    throw new IllegalStateException("a result of a newer SDK: " + result);
  }

  String text(Reason why) {
    return why.text(Locale.getDefault());
  }

  // </recipe>

  @Test
  @Tag("D1")
  @Tag("D3")
  void unlockTellsEachResult() throws Exception {
    TestPhone phone = office.enrolledPhone(home.resolve("work"));
    Container work = phone.container();
    work.lock();
    assertEquals("Wrong, 9 tries left.", unlock(work, "000001".toCharArray()));
    assertEquals("", unlock(work, TestPhone.PASSCODE.toCharArray()));

    work.lock();
    for (int wrong = 0; wrong < 4; wrong++) {
      String unused = unlock(work, "000001".toCharArray());
    }
    assertEquals("Wait 5 s.", unlock(work, TestPhone.PASSCODE.toCharArray()));
    assertTrue(told(work.biometrics().unlock(phone.device().newFinger())).startsWith("Wait"));
    phone.pass(Duration.ofSeconds(6));
    String needsPasscode = told(work.biometrics().unlock(phone.device().newFinger()));
    assertTrue(needsPasscode.contains("passcode"), needsPasscode);

    office.lock(phone, "call the help desk");
    assertTrue(unlock(work, TestPhone.PASSCODE.toCharArray()).contains("call the help desk"));
    office.wipe(phone, "lost on a train");
    assertTrue(unlock(work, TestPhone.PASSCODE.toCharArray()).contains("lost on a train"));
  }

  @Test
  @Tag("D1")
  void changeThePasscode() throws Exception {
    TestPhone phone = office.enrolledPhone(home.resolve("work"));
    Container work = phone.container();
    work.lock();
    office.publish("{\"access\": {\"passcode\": {\"minLength\": 8}}}");
    char[] typed = TestPhone.PASSCODE.toCharArray();
    char[] typedNext = "90417365".toCharArray();

    // <recipe change-the-passcode>
    try (Passcode current = Passcode.consuming(typed)) {
      UnlockResult result = work.unlock(current);
      if (result instanceof UnlockResult.NeedsNewPasscode change) {
        show(change.why().text(Locale.ENGLISH)); // too old, or the rules got stricter
        try (Passcode next = Passcode.consuming(typedNext)) {
          result = work.changePasscode(current, next); // opens it, too
        } catch (PasscodeRefusedException refused) {
          show(refused.text(Locale.ENGLISH)); // ask for another
        }
      }
    }
    // </recipe>

    assertEquals(1, screen.lines.size());
    assertEquals(new ContainerState.Open(), work.state());
    work.lock();
    assertInstanceOf(UnlockResult.Opened.class, phone.unlock("90417365"));
  }

  @Test
  @Tag("D7")
  void lendThePhone() throws Exception {
    TestPhone phone = office.enrolledPhone(home.resolve("work"));
    Container work = phone.container();

    // <recipe lend-the-phone>
    work.lend(); // one tap: locked at once, and quiet
    Decision decision = work.gate().judge(new Action.Notify("Aoi: the plan", "New mail"));
    decision.reason().ifPresent(why -> show(why.text(Locale.ENGLISH)));
    // </recipe>

    assertEquals(java.util.Optional.empty(), decision.mayLeave("Aoi: the plan"));
    assertTrue(work.isLent());
    assertEquals(1, screen.lines.size());
    // <recipe lend-the-phone>
    if (work.isLent()) {
      show("This phone is lent. Enter your passcode to have it back.");
    }
    // </recipe>
    assertInstanceOf(UnlockResult.Opened.class, phone.unlock());
    assertEquals(false, work.isLent());
  }

  @Test
  @Tag("D8")
  void workingHours() throws Exception {
    TestPhone phone = office.enrolledPhone(home.resolve("work"));
    Container work = phone.container();
    office.publish(
        "{\"access\": {\"hours\": {\"zone\": \"UTC\", \"windows\": [{\"days\": [\"wednesday\"],"
            + " \"from\": \"08:00\", \"to\": \"18:00\"}]}}}");
    assertEquals(new ContainerState.Open(), work.state());
    phone.pass(Duration.ofHours(10));

    // <recipe working-hours>
    if (work.state() instanceof ContainerState.Blocked blocked) {
      blocked.reasons().forEach(why -> show(why.text(Locale.ENGLISH)));
      EmergencyAccess answer = work.hours().requestEmergency(); // the employee asked for it
      if (answer instanceof EmergencyAccess.Granted granted) {
        show(granted.told().text(Locale.ENGLISH)); // now the passcode opens it, for a while
      } else if (answer instanceof EmergencyAccess.Refused refused) {
        show(refused.why().text(Locale.ENGLISH));
      }
    }
    // </recipe>

    assertEquals(2, screen.lines.size());
    assertInstanceOf(UnlockResult.Opened.class, phone.unlock());
    phone.pass(Duration.ofMinutes(31));
    assertInstanceOf(ContainerState.Blocked.class, work.state());
  }

  @Test
  @Tag("D4")
  @Tag("D6")
  void signIn() throws Exception {
    TestPhone phone = office.enrolledPhone(home.resolve("work"));
    Container work = phone.container();
    office.publish("{\"access\": {\"signInAgainHours\": 12}}");
    assertInstanceOf(ContainerState.Blocked.class, work.state());

    // <recipe sign-in>
    work.signIn().whyClosed().ifPresent(why -> show(why.text(Locale.ENGLISH)));
    String nonce = work.signIn().ask();
    IdToken token = authorize(nonce); // your OIDC library: this nonce, max_age=0
    try {
      work.signIn().signedIn(token); // the passcode opens it again
    } catch (SignInRefusedException refused) {
      show(refused.text(Locale.ENGLISH));
    }
    // </recipe>

    assertEquals(1, screen.lines.size());
    assertInstanceOf(UnlockResult.Opened.class, phone.unlock());
    phone.pass(Duration.ofMinutes(12 * 60 - 10));
    // <recipe sign-in>
    work.notices().forEach(soon -> show(soon.text(Locale.ENGLISH))); // half an hour before
    // </recipe>
    assertEquals(2, screen.lines.size());
  }

  private static IdToken authorize(String nonce) {
    Instant now = Instant.parse("2026-04-01T09:00:00Z");
    return new IdToken("https://id.example", "employee-7", nonce, now, now);
  }
}
