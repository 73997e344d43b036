package dev.cordon.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.cordon.core.ContainerState;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Consent;
import dev.cordon.policy.protocol.ConsentForm;
import dev.cordon.policy.protocol.ConsentPoint;
import dev.cordon.policy.protocol.DeviceState;
import dev.cordon.policy.protocol.DocumentRef;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.crypto.Sha256;
import dev.cordon.policy.protocol.crypto.Signer;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.PostureRules;
import dev.cordon.policy.protocol.policy.PostureRules.Action;
import dev.cordon.policy.protocol.signed.Document;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.threat.ThreatEntry;
import dev.cordon.policy.protocol.threat.ThreatList;
import dev.cordon.policy.protocol.wire.Wire;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lists of harmful apps on their way from the organisation, and what goes back. */
@Tag("E4")
@Timeout(120)
class ThreatsTest {
  private static final String BAD = "com.example.bad";
  private static final Reason LISTED = Reason.of(Code.APP_LISTED, "posture.threatList");
  private static final String RULES =
      "{\"posture\":{\"threatList\":\"block\",\"threatListEarlier\":\"warn\"}}";

  @TempDir private Path directory;

  private static ThreatList list(String... apps) {
    return new ThreatList(
        List.of(apps).stream()
            .map(
                app ->
                    new ThreatEntry("of-" + app.length(), Optional.of(hash(app)), Optional.empty()))
            .toList());
  }

  private static String hash(String app) {
    return Sha256.hex(app.getBytes(UTF_8));
  }

  /** With the organisation's own server, over TLS. */
  @Nested
  class TheRealServer {
    private RealOrganisation organisation;
    private Handset phone;

    @BeforeEach
    void start() throws Exception {
      organisation = new RealOrganisation(directory.resolve("server"));
      phone = new Handset(directory.resolve("phone"), Instant.now()).withPasscode();
      organisation.publish(RULES);
    }

    @AfterEach
    void stop() {
      phone.close();
      organisation.close();
    }

    private JsonObject threats() throws Exception {
      return organisation
          .device(phone.enrolment())
          .getAsJsonObject("posture")
          .getAsJsonObject("health")
          .getAsJsonObject("threats");
    }

    @Test
    void anAppThatIsThereIsReportedByItsEntryAndTheContainerCloses() throws Exception {
      phone.device.apps().install(BAD, "c1".repeat(32)).install("com.example.good");
      phone.client.enrol(organisation.invite(1), Handset.ALL_AGREED);
      organisation.publishThreats(list(BAD));
      phone.client.checkIn();
      assertEquals(new ContainerState.Blocked(List.of(LISTED)), phone.container.state());
      assertEquals(1, threats().get("list").getAsLong());
      JsonArray matches = threats().getAsJsonArray("matches");
      assertEquals(1, matches.size());
      JsonObject match = matches.get(0).getAsJsonObject();
      assertEquals("of-15", match.get("entry").getAsString());
      assertTrue(match.get("installed").getAsBoolean());
      assertEquals(1, organisation.reportedThreats(phone.enrolment()));
      phone.client.checkIn();
      assertEquals(1, organisation.reportedThreats(phone.enrolment()), "no news");
    }

    @Test
    void anAppThatIsGoneIsFoundByAListThatComesLater() throws Exception {
      phone.device.apps().install(BAD);
      phone.client.enrol(organisation.invite(1), Handset.ALL_AGREED);
      organisation.publishThreats(list("com.example.other"));
      phone.client.checkIn();
      phone.device.apps().remove(BAD);
      phone.client.checkIn();
      assertEquals(0, threats().getAsJsonArray("matches").size());
      organisation.publishThreats(list(BAD));
      phone.client.checkIn();
      JsonObject match = threats().getAsJsonArray("matches").get(0).getAsJsonObject();
      assertEquals("of-15", match.get("entry").getAsString());
      assertFalse(match.get("installed").getAsBoolean());
      assertInstanceOf(ContainerState.Open.class, phone.container.state());
    }

    @Test
    @Tag("K1")
    void whoDidNotAgreeIsNotLookedAt() throws Exception {
      phone.device.apps().install(BAD);
      EnumSet<ConsentPoint> required = EnumSet.complementOf(EnumSet.of(ConsentPoint.APPS));
      Consent consent = ConsentForm.current().agree(Locale.ENGLISH, required, Instant.EPOCH);
      phone.client.enrol(organisation.invite(1), consent);
      organisation.publishThreats(list(BAD));
      phone.client.checkIn();
      phone.client.checkIn();
      assertEquals(0, phone.device.apps().looked());
      assertEquals(0, threats().getAsJsonArray("matches").size());
      assertInstanceOf(ContainerState.Open.class, phone.container.state());
    }

    @Test
    void aListIsOnlySentIfThePolicyAsksForOne() throws Exception {
      organisation.publish("{}");
      phone.client.enrol(organisation.invite(1), Handset.ALL_AGREED);
      organisation.publishThreats(list(BAD));
      phone.client.checkIn();
      assertEquals(0, phone.organisation().threatList());
      organisation.publish(RULES);
      phone.client.checkIn();
      assertEquals(1, phone.organisation().threatList());
    }

    @Test
    @Tag("K1")
    void noRequestNamesAnApp() throws Exception {
      phone.device.apps().install(BAD, "c1".repeat(32)).install("com.example.good");
      organisation.publishThreats(list(BAD));
      try (Relay relay = new Relay(organisation.server())) {
        phone.client.enrol(relay.through(organisation.invite(1)), Handset.ALL_AGREED);
        phone.client.checkIn();
        assertEquals(LISTED, phone.container.posture().verdict().reasons().get(0));
        assertTrue(relay.seen.size() > 3);
        for (var request : relay.seen) {
          ByteString body = request.getBody();
          String said = request.getTarget() + (body == null ? "" : readable(body.utf8()));
          for (String word : List.of("com.example", hash(BAD), "c1".repeat(32))) {
            assertFalse(said.contains(word), said);
          }
        }
      }
    }

    private static String readable(String body) {
      if (body.isEmpty()) {
        return body;
      }
      JsonObject envelope = JsonParser.parseString(body).getAsJsonObject();
      byte[] payload = Base64.getDecoder().decode(envelope.get("payload").getAsString());
      return body + new String(payload, UTF_8);
    }
  }

  /** With one that lies. */
  @Nested
  @Tag("H1")
  class AHostileAnswer {
    private Handset phone;
    private ForgedServer server;

    @BeforeEach
    void enrol() throws Exception {
      phone = new Handset(directory.resolve("phone"), Instant.now()).withPasscode();
      phone.device.apps().install(BAD);
      server = new ForgedServer(phone.clock());
      PostureRules rules =
          PostureRules.DEFAULT.withCheck(HealthCheck.THREAT_LIST, Optional.of(Action.BLOCK));
      server.publish(server.policy(5, Policy.DEFAULT.withPosture(rules)), 5);
      phone.client.enrol(server.invitation(), Handset.ALL_AGREED);
      server.publishThreats(server.threats(3, list("com.example.other")), 3);
      phone.client.checkIn();
      assertEquals(3, phone.organisation().seen().threats());
    }

    @AfterEach
    void stop() {
      phone.close();
      server.close();
    }

    private void refused(Code code) {
      var why = assertThrows(PolicyClientException.class, () -> phone.client.checkIn());
      assertEquals(code, why.reason().code());
      assertEquals(3, phone.organisation().seen().threats());
      assertEquals(3, phone.organisation().threatList());
    }

    @Test
    void withANewerListIsBelieved() throws Exception {
      server.publishThreats(server.threats(4, list(BAD)), 4);
      phone.client.checkIn();
      assertEquals(new ContainerState.Blocked(List.of(LISTED)), phone.container.state());
    }

    @Test
    void thatNamesAnOlderListIsRefused() {
      server.publishThreats(server.threats(2, list()), 2);
      refused(Code.DOCUMENT_ROLLED_BACK);
    }

    @Test
    void thatKeepsANamedListBackIsRefused() {
      server.publishThreats(server.threats(4, list(BAD)), 4);
      server.documents.removeIf(document -> document.kind() == Wire.THREATS.kind());
      refused(Code.DOCUMENT_WITHHELD);
    }

    @Test
    void withAListOfAnotherRoleIsRefused() {
      for (Signer other : List.of(server.policyKey, server.commandKey, server.stateKey)) {
        server.publishThreats(server.sign(Wire.THREATS, Document.DEVICES, 4, list(BAD), other), 4);
        refused(Code.DOCUMENT_BAD_SIGNATURE);
      }
    }

    @Test
    void withAListForAnotherOrganisationIsRefused() {
      Envelope foreign =
          server.sign(
              Wire.THREATS,
              "0".repeat(64),
              Document.DEVICES,
              4,
              java.time.Duration.ofHours(1),
              list(BAD),
              server.threatsKey);
      server.publishThreats(foreign, 4);
      refused(Code.DOCUMENT_WRONG_TARGET);
    }

    @Test
    void thatCallsAnOldListByANewVersionIsRefused() {
      server.publishThreats(server.threats(3, list(BAD)), 4);
      refused(Code.DOCUMENT_ROLLED_BACK);
    }

    @Test
    void whoseListIsRefusedKeepsNoCommandAndNoPolicyBack() {
      server.publishThreats(
          server.sign(Wire.THREATS, Document.DEVICES, 4, list(BAD), server.policyKey), 4);
      server.publish(server.policy(6, Policy.DEFAULT), 6);
      server.order(Command.Kind.LOCK, 1);
      refused(Code.DOCUMENT_BAD_SIGNATURE);
      assertEquals(6, phone.organisation().seen().policy());
      assertEquals(1, phone.organisation().seen().command());
    }

    @Test
    void thatNamesNoListAnyMoreChangesNothing() throws Exception {
      server.publishThreats(server.threats(4, list(BAD)), 4);
      phone.client.checkIn();
      server.threats = Optional.empty();
      phone.client.checkIn();
      assertEquals(new ContainerState.Blocked(List.of(LISTED)), phone.container.state());
    }

    @Test
    void thatNamesAPolicyInTheListsPlaceIsRefused() {
      server.lie =
          s ->
              new DeviceState(
                  s.enrolment(),
                  s.nonce(),
                  s.root(),
                  s.policy(),
                  Optional.of(
                      new DocumentRef(DocumentRef.Kind.THREATS, "threats", 5, s.policy().sha256())),
                  s.commands(),
                  s.shares());
      server.publish(server.policy(5, Policy.DEFAULT), 5);
      server.documents.removeIf(document -> document.kind() == Wire.THREATS.kind());
      refused(Code.DOCUMENT_MALFORMED);
    }
  }
}
