package dev.cordon.mail.desktop.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.device.Health;
import dev.cordon.core.net.UnreachableServerException;
import dev.cordon.policy.PolicyClient;
import dev.cordon.policy.PolicyClientException;
import dev.cordon.policy.protocol.Consent;
import dev.cordon.policy.protocol.ConsentForm;
import dev.cordon.policy.protocol.ConsentPoint;
import dev.cordon.policy.protocol.Invitation;
import dev.cordon.policy.protocol.audit.AuditEvent;
import dev.cordon.policy.protocol.health.Evidence;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.health.Signal;
import dev.cordon.policy.testing.TestOrganisation;
import dev.cordon.policy.testing.TestPhone;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recipes: the organisation at the other end. */
class OrganisationRecipesTest {
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

  private boolean tick(String title, String text) {
    show(title + ": " + text);
    return true;
  }

  @Test
  @Tag("H5")
  void enrol() throws Exception {
    TestPhone phone = office.newPhone(home.resolve("work"));
    String scanned = office.invite().toText();
    enrol(phone.client(), scanned);
    assertEquals(ConsentPoint.values().length, screen.lines.size());
    assertTrue(office.consent(phone).missing().isEmpty());

    TestPhone other = office.newPhone(home.resolve("other"));
    enrol(other.client(), scanned);
    assertTrue(screen.last().contains("invitation"), screen.last());
    other.goOffline();
    enrol(other.client(), office.invite().toText());
    assertEquals("No connection. Try again with the same invitation.", screen.last());
  }

  private void enrol(PolicyClient client, String scanned) throws Exception {
    // <recipe enrol>
    Invitation invitation = Invitation.parse(scanned); // one line, or a QR code
    Set<ConsentPoint> ticked = EnumSet.noneOf(ConsentPoint.class);
    for (ConsentPoint point : ConsentForm.current().points()) {
      if (tick(point.title(Locale.ENGLISH), point.text(Locale.ENGLISH))) {
        ticked.add(point);
      }
    }
    Consent consent = ConsentForm.current().agree(Locale.ENGLISH, ticked, Instant.now());
    try {
      client.enrol(invitation, consent);
      client.listen(); // from now on, in the background
    } catch (PolicyClientException refused) {
      show(refused.text(Locale.ENGLISH)); // the invitation was used, or is too old, or …
    } catch (UnreachableServerException away) {
      show("No connection. Try again with the same invitation.");
    }
    // </recipe>
  }

  @Test
  @Tag("G1")
  @Tag("D5")
  @Tag("H1")
  void reactToTheOrganisation() {
    TestPhone phone = office.enrolledPhone(home.resolve("work"));
    Container work = phone.container();

    // <recipe react-to-the-organisation>
    work.onWipe(
        report -> {
          if (report.isEverything()) {
            show("Wiped. " + report.why().text(Locale.ENGLISH));
          } else {
            show("Removed: " + report.domains());
          }
        });
    work.onStateChange(
        state -> {
          if (state instanceof ContainerState.Blocked blocked) {
            blocked.reasons().forEach(why -> show("Closed. " + why.text(Locale.ENGLISH)));
          } else if (state instanceof ContainerState.Locked) {
            show("Locked.");
          }
        });
    work.onPolicyChange(policy -> show("Printing is " + policy.transfer().print()));
    // </recipe>

    office.publish("{\"transfer\": {\"print\": \"allowed\"}}");
    assertEquals("Printing is ALLOWED", screen.last());
    office.lock(phone, "call the help desk");
    assertTrue(screen.last().startsWith("Closed. "), screen.last());
    office.unlock(phone);
    assertEquals("Locked.", screen.last());
    office.wipe(phone, "lost on a train");
    assertTrue(screen.last().startsWith("Wiped. "), screen.last());
    assertTrue(screen.last().contains("lost on a train"));
  }

  @Test
  @Tag("K2")
  void showWhatTheOrganisationSees() {
    TestPhone phone = office.enrolledPhone(home.resolve("work"));
    Container work = phone.container();

    // <recipe show-what-the-organisation-sees>
    for (ConsentPoint point : ConsentForm.current().points()) {
      show(point.title(Locale.ENGLISH));
      show(point.text(Locale.ENGLISH)); // what is collected, controlled, wiped, reported
    }
    show(work.organisation().posture()); // what the next report says of this device
    show(work.organisation().condition()); // and of the work area
    // </recipe>

    assertEquals(2 * ConsentPoint.values().length + 2, screen.lines.size());
    assertFalse(office.heard().isEmpty());
    assertFalse(String.join("", office.heard()).contains(home.toString()));
  }

  @Test
  @Tag("J1")
  @Tag("K2")
  void showTheAuditTrail() throws Exception {
    TestPhone phone = office.enrolledPhone(home.resolve("work"));
    Container work = phone.container();
    work.lock();
    var wrong = phone.unlock("000001");

    // <recipe show-the-audit-trail>
    for (AuditEvent event : work.audit().events()) { // works while locked, too
      show(event.at() + " " + event.text(Locale.ENGLISH));
    }
    // </recipe>

    assertFalse(screen.lines.isEmpty());
    assertTrue(screen.lines.stream().anyMatch(line -> line.contains("asscode")), "" + wrong);
    assertFalse(screen.lines.toString().contains("000001"));
  }

  @Test
  @Tag("E1")
  @Tag("E5")
  void watchTheDevice() {
    TestPhone phone = office.enrolledPhone(home.resolve("work"));
    Container work = phone.container();
    boolean[] tampered = {false};

    // <recipe watch-the-device>
    work.posture().onVerdict(now -> now.reasons().forEach(why -> show(why.text(Locale.ENGLISH))));
    work.posture()
        .add( // a check of the app's own: whoever finds something bad is believed
            () ->
                Health.of(
                    HealthCheck.APP_TAMPERED,
                    tampered[0]
                        ? Signal.bad(Evidence.SYSTEM_SAYS)
                        : Signal.ok(Evidence.SYSTEM_SAYS)));
    // </recipe>

    tampered[0] = true;
    work.posture().look();
    assertEquals(1, screen.lines.size());
    assertInstanceOf(ContainerState.Blocked.class, work.state());
  }
}
