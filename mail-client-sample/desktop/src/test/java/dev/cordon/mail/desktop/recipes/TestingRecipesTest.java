package dev.cordon.mail.desktop.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.policy.protocol.Receipt;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.testing.TestOrganisation;
import dev.cordon.policy.testing.TestPhone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recipes: an app developer's own tests. {@link NotesApp} is the app. */
class TestingRecipesTest {
  @Tag("G1")
  // <recipe test-a-wipe>
  @Test
  void afterAWipeTheAppSaysWhy(@TempDir Path home) {
    try (TestOrganisation office = TestOrganisation.open()) {
      TestPhone phone = office.enrolledPhone(home);
      NotesApp app = new NotesApp(phone.container());

      office.wipe(phone, "lost on a train"); // signed, sent, obeyed; the receipt is back

      assertTrue(app.screen().contains("lost on a train"));
      assertEquals(Receipt.Outcome.WIPED, office.receipts(phone).get(0).outcome());
    }
  }

  // </recipe>

  @Tag("F2")
  // <recipe test-a-refused-copy>
  @Test
  void aCopyStaysInsideUntilThePolicyAllowsIt(@TempDir Path home) {
    try (TestOrganisation office = TestOrganisation.open()) {
      NotesApp app = new NotesApp(office.enrolledPhone(home).container());

      app.copy("the plan");
      assertEquals(Optional.empty(), app.clipboard());
      assertTrue(app.screen().contains("transfer.copyPaste"));

      office.publish("{\"transfer\": {\"copyPaste\": \"any\"}}");
      app.copy("the plan");
      assertEquals(Optional.of("the plan"), app.clipboard());
    }
  }

  // </recipe>

  @Tag("G2")
  // <recipe test-the-lease-running-out>
  @Test
  void offlineTooLongClosesTheAppAndContactOpensItAgain(@TempDir Path home) {
    try (TestOrganisation office = TestOrganisation.open()) {
      TestPhone phone = office.enrolledPhone(home);
      NotesApp app = new NotesApp(phone.container());

      phone.goOffline();
      phone.pass(Duration.ofDays(4)); // the default policy closes after 72 hours
      assertTrue(app.screen().startsWith("Closed."));

      phone.goOnline(); // it reports, and the lease begins anew
      assertEquals("Enter your passcode.", app.screen());

      phone.goOffline();
      phone.pass(Duration.ofDays(91)); // and wipes after 90 days
      assertTrue(app.screen().startsWith("Wiped."));
    }
  }

  // </recipe>

  @Tag("D5")
  @Tag("E1")
  // <recipe test-a-remote-lock>
  @Test
  void aLockFromAfarAndABadDeviceCloseTheApp(@TempDir Path home) throws Exception {
    try (TestOrganisation office = TestOrganisation.open()) {
      TestPhone phone = office.enrolledPhone(home);
      NotesApp app = new NotesApp(phone.container());

      office.lock(phone, "call the help desk");
      assertTrue(app.screen().contains("call the help desk"));
      office.unlock(phone);
      assertEquals("Enter your passcode.", app.screen());

      phone.device().health().bad(HealthCheck.ROOTED);
      phone.checkIn(); // or wait for the next unlock
      assertTrue(app.screen().startsWith("Closed."));
      phone.device().health().ok(HealthCheck.ROOTED);
      phone.checkIn();
      assertEquals("Enter your passcode.", app.screen());
    }
  }
  // </recipe>
}
