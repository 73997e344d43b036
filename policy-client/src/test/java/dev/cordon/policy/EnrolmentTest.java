package dev.cordon.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.cordon.core.ContainerState;
import dev.cordon.core.control.Seen;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.net.UnreachableServerException;
import dev.cordon.core.net.UntrustedServerException;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.ConsentForm;
import dev.cordon.policy.protocol.ConsentPoint;
import dev.cordon.policy.protocol.Invitation;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.policy.Transfer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Against the real server, over real TLS. */
@Tag("H1")
@Tag("I2")
@Timeout(120)
class EnrolmentTest {
  private static RealOrganisation organisation;
  @TempDir private Path directory;
  private Handset phone;

  @BeforeAll
  static void startServer(@TempDir Path data) throws Exception {
    organisation = new RealOrganisation(data);
  }

  @AfterAll
  static void stopServer() {
    organisation.close();
  }

  @BeforeEach
  void start() throws Exception {
    phone = handset("phone");
  }

  @AfterEach
  void stop() {
    phone.close();
  }

  @Test
  void theContainerBelongsToTheOrganisationWithItsPolicyInForce() throws Exception {
    long version = organisation.publish("{\"transfer\":{\"copyPaste\":\"blocked\"}}");
    phone.client.enrol(organisation.invite(1), Handset.ALL_AGREED);

    assertEquals(Transfer.CopyPaste.BLOCKED, phone.container.policy().transfer().copyPaste());
    assertEquals(new Seen(1, version, 0), phone.organisation().seen());
    assertInstanceOf(ContainerState.New.class, phone.container.state());
    JsonObject device = organisation.device(phone.enrolment());
    assertEquals(version, device.get("policyVersion").getAsLong(), "reported at once");
    assertTrue(device.get("posture").isJsonObject());
    assertEquals(
        organisation.server().tenant(), phone.organisation().membership().orElseThrow().tenant());
  }

  @Test
  @Tag("D4")
  void eachCheckInSaysInWhatStateTheDeviceIsNow() throws Exception {
    phone.client.enrol(organisation.invite(1), Handset.ALL_AGREED);
    JsonObject clean = health();
    assertEquals("CLEAN", clean.get("outcome").getAsString());
    phone.device.health().bad(HealthCheck.ROOTED);
    phone.client.checkIn();
    JsonObject bad = health();
    assertEquals("BLOCK", bad.get("outcome").getAsString());
    assertEquals("ROOTED", bad.getAsJsonArray("rules").get(0).getAsString());
    assertNotEquals(clean.get("measuredFor"), bad.get("measuredFor"));
    JsonObject device = organisation.device(phone.enrolment());
    assertEquals("BLOCKED", device.get("condition").getAsString());
  }

  private JsonObject health() throws Exception {
    JsonObject device = organisation.device(phone.enrolment());
    return device.getAsJsonObject("posture").getAsJsonObject("health");
  }

  @Test
  @Tag("H5")
  void theConsentIsKeptAsEvidence() throws Exception {
    phone.client.enrol(organisation.invite(1), Handset.ALL_AGREED);
    JsonObject consent = organisation.device(phone.enrolment()).getAsJsonObject("consent");
    assertEquals("ja", consent.get("language").getAsString());
    assertEquals(
        ConsentForm.current().textSha256(Locale.JAPANESE), consent.get("textSha256").getAsString());
    assertEquals(ConsentPoint.values().length, consent.getAsJsonArray("agreed").size());
  }

  @Test
  @Tag("H5")
  @Tag("K2")
  void withoutEveryRequiredPointOfConsentNothingIsSent() throws Exception {
    try (Relay relay = new Relay(organisation.server())) {
      Invitation invitation = relay.through(organisation.invite(1));
      for (ConsentPoint point : EnumSet.complementOf(EnumSet.of(ConsentPoint.APPS))) {
        EnumSet<ConsentPoint> others = EnumSet.complementOf(EnumSet.of(point));
        ContainerException refused =
            refused(
                Code.CONSENT_MISSING,
                () ->
                    phone.client.enrol(
                        invitation,
                        ConsentForm.current().agree(Locale.ENGLISH, others, Instant.EPOCH)));
        assertTrue(refused.text(Locale.JAPANESE).contains(point.name()));
      }
      assertEquals(0, relay.seen.size());
    }
    assertTrue(phone.organisation().membership().isEmpty());
  }

  @Test
  void anInvitationWorksForOneDeviceOnly() throws Exception {
    int before = organisation.devices();
    Invitation invitation = organisation.invite(1);
    phone.client.enrol(invitation, Handset.ALL_AGREED);
    try (Handset other = handset("other")) {
      refused(Code.INVITATION_USED, () -> other.client.enrol(invitation, Handset.ALL_AGREED));
      assertTrue(other.organisation().membership().isEmpty());
    }
    assertEquals(before + 1, organisation.devices());
  }

  @Test
  void anExpiredInvitationIsRefused() throws Exception {
    Invitation invitation = organisation.invite(1);
    organisation.clock().turn(Duration.ofHours(1));
    phone.clock().turn(Duration.ofHours(1));
    refused(Code.INVITATION_EXPIRED, () -> phone.client.enrol(invitation, Handset.ALL_AGREED));
  }

  @Test
  void anInvitationThatTheServerNeverGaveIsRefused() throws Exception {
    Invitation real = organisation.invite(1);
    Invitation invented = new Invitation(real.server(), "guess", real.tlsPin(), real.tenant());
    refused(Code.INVITATION_UNKNOWN, () -> phone.client.enrol(invented, Handset.ALL_AGREED));
  }

  @Test
  void aLostAnswerIsNoLostInvitation() throws Exception {
    int before = organisation.devices();
    try (Relay relay = new Relay(organisation.server())) {
      Invitation invitation = relay.through(organisation.invite(1));
      relay.change = (path, answer) -> new byte[0];
      assertThrows(
          UnreachableServerException.class,
          () -> phone.client.enrol(invitation, Handset.ALL_AGREED));
      assertEquals(before + 1, organisation.devices(), "the server did enrol it");
      assertTrue(phone.organisation().membership().isEmpty());

      relay.change = (path, answer) -> answer;
      phone.client.enrol(invitation, Handset.ALL_AGREED);
    }
    assertEquals(before + 1, organisation.devices());
    assertEquals(phone.enrolment(), organisation.device(phone.enrolment()).get("id").getAsString());
  }

  @Test
  @Tag("I1")
  void aServerWithAnotherCertificateThanThePinnedIsToldNothing() throws Exception {
    try (Relay relay = new Relay(organisation.server())) {
      Invitation honest = organisation.invite(1);
      Invitation diverted =
          new Invitation(
              relay.through(honest).server(), honest.code(), honest.tlsPin(), honest.tenant());
      assertThrows(
          UntrustedServerException.class, () -> phone.client.enrol(diverted, Handset.ALL_AGREED));
      assertEquals(0, relay.seen.size());
    }
  }

  @Test
  @Tag("I1")
  void aTrustedServerOfAnotherOrganisationIsRefused() throws Exception {
    Invitation real = organisation.invite(1);
    Invitation other = new Invitation(real.server(), real.code(), real.tlsPin(), "0".repeat(64));
    refused(Code.DOCUMENT_WRONG_TARGET, () -> phone.client.enrol(other, Handset.ALL_AGREED));
  }

  @Test
  void withoutAServerTheReasonSaysSo() throws Exception {
    Invitation invitation;
    try (Relay relay = new Relay(organisation.server())) {
      invitation = relay.through(organisation.invite(1));
    }
    assertThrows(
        UnreachableServerException.class, () -> phone.client.enrol(invitation, Handset.ALL_AGREED));
  }

  @Test
  void aMemberCannotJoinAgain() throws Exception {
    phone.client.enrol(organisation.invite(1), Handset.ALL_AGREED);
    refused(
        Code.ALREADY_ENROLLED,
        () -> phone.client.enrol(organisation.invite(1), Handset.ALL_AGREED));
  }

  @Test
  void whoIsNotEnrolledCannotCheckIn() {
    refused(Code.NOT_ENROLLED, () -> phone.client.checkIn());
  }

  @Test
  @Tag("G3")
  void aWipedDeviceEnrolsAnewAsSomebodyElse() throws Exception {
    phone.client.enrol(organisation.invite(1), Handset.ALL_AGREED);
    int devices = organisation.devices();
    String before = phone.enrolment();
    organisation.order(before, Command.Kind.WIPE, "returned");
    phone.client.checkIn();

    phone.client.enrol(organisation.invite(1), Handset.ALL_AGREED);
    assertNotEquals(before, phone.enrolment());
    assertInstanceOf(ContainerState.New.class, phone.container.state());
    assertEquals(devices + 1, organisation.devices());
  }

  private Handset handset(String name) throws Exception {
    return new Handset(directory.resolve(name), organisation.clock().now());
  }

  private static ContainerException refused(Code code, Executable executable) {
    ContainerException refused = assertThrows(PolicyClientException.class, executable);
    assertEquals(code, refused.reason().code());
    return refused;
  }
}
