package dev.cordon.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.policy.protocol.DeviceState;
import dev.cordon.policy.protocol.DocumentRef;
import dev.cordon.policy.protocol.signed.Document;
import dev.cordon.policy.protocol.signed.DocumentKind;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.signed.Role;
import dev.cordon.policy.protocol.threat.ThreatList;
import dev.cordon.policy.protocol.threat.ThreatMatch;
import dev.cordon.policy.protocol.threat.ThreatReport;
import dev.cordon.policy.protocol.wire.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("E4")
class ThreatListTest {
  private static final String HASH = "0f".repeat(32);
  private static final String LIST =
      "{\"entries\":[{\"id\":\"bad-1\",\"appSha256\":\"" + HASH + "\"}]}";
  private static final String WANTED = "{\"posture\":{\"threatList\":\"block\"}}";

  @TempDir private Path temporary;
  private TestOrganisation organisation;

  @BeforeEach
  void start() throws Exception {
    organisation = TestOrganisation.start(temporary.resolve("data"));
  }

  @AfterEach
  void stop() {
    organisation.close();
  }

  private TestHttp.Reply publish(String list) {
    return organisation.send("PUT", "threats", list);
  }

  private void wanted() {
    assertEquals(200, organisation.send("PUT", "policy", WANTED).status());
  }

  private static Optional<Envelope> list(TestDevice.Answer answer) {
    return answer.bundle().documents().stream()
        .filter(document -> document.kind() == DocumentKind.THREATS)
        .findFirst();
  }

  @Test
  @Tag("H1")
  void itIsSignedByTheRoleOfItsOwnAndNamedInTheState() throws Exception {
    wanted();
    assertEquals(1, publish(LIST).json().get("version").getAsLong());
    TestDevice device = organisation.enrol("device");
    TestDevice.Answer answer = device.checkIn();
    Envelope envelope = list(answer).orElseThrow();
    DeviceState state = answer.state();
    assertEquals(
        new DocumentRef(DocumentRef.Kind.THREATS, "threats", 1, envelope.payloadSha256()),
        state.threats().orElseThrow());
    Document<ThreatList> document =
        device.root().verify(envelope, Wire.THREATS, device.expect(Document.DEVICES));
    assertEquals("bad-1", document.body().entries().get(0).id());
    String key = device.root().root().keysOf(Role.THREATS).get(0).id();
    assertEquals(key, envelope.signatures().get(0).keyId());
    for (Role other : List.of(Role.ROOT, Role.POLICY, Role.COMMAND, Role.STATE)) {
      assertFalse(
          device.root().root().keysOf(other).stream().anyMatch(each -> each.id().equals(key)));
    }
  }

  @Test
  void itIsNotSpokenOfUnlessThePolicyAsks() {
    publish(LIST);
    TestDevice device = organisation.enrol("device");
    assertEquals(Optional.empty(), device.checkIn().state().threats());
    wanted();
    assertTrue(device.checkIn().state().threats().isPresent());
  }

  @Test
  void whoHoldsItIsNotSentItAgainAndWhoLostItIs() {
    wanted();
    publish(LIST);
    TestDevice device = organisation.enrol("device");
    TestDevice.Answer held = device.checkIn(new ThreatReport(1, List.of()));
    assertTrue(held.state().threats().isPresent());
    assertEquals(Optional.empty(), list(held));
    assertTrue(list(device.checkIn(ThreatReport.NONE)).isPresent());
  }

  @Test
  void eachVersionTakesTheLastOnesPlaceAndARestartForgetsNothing() throws Exception {
    wanted();
    publish(LIST);
    assertEquals(2, publish("{\"entries\":[]}").json().get("version").getAsLong());
    organisation.restart();
    assertEquals(2, organisation.get("threats").json().get("version").getAsLong());
    assertEquals(3, publish(LIST).json().get("version").getAsLong());
  }

  @Test
  void itIsRenewedUnderANewVersionBeforeItRunsOut() throws Exception {
    wanted();
    publish(LIST);
    TestDevice device = organisation.enrol("device");
    organisation.clock.advance(Duration.ofDays(46));
    TestDevice.Answer answer = device.checkIn();
    assertEquals(2, answer.state().threats().orElseThrow().version());
    assertEquals(
        1,
        device
            .root()
            .verify(list(answer).orElseThrow(), Wire.THREATS, device.expect(Document.DEVICES))
            .body()
            .entries()
            .size());
  }

  @Test
  void whatIsNoListIsRefusedAndTheOneBeforeStays() {
    publish(LIST);
    assertEquals(400, publish("{\"entries\":[{\"id\":\"x\"}]}").status());
    assertEquals(400, publish("{}").status());
    assertEquals(400, publish("no JSON").status());
    assertEquals(1, organisation.get("threats").json().get("version").getAsLong());
  }

  @Test
  void aHashUnderAWrongNameIsRefusedRatherThanLeftOut() {
    TestHttp.Reply refused = publish(LIST.replace("}]", ",\"certSha256\":\"" + HASH + "\"}]"));
    assertEquals(400, refused.status());
    assertTrue(refused.text().contains("entries[0].certSha256"), refused.text());
  }

  @Test
  void whoIsNotSignedInPublishesNothing() {
    TestHttp.Reply refused =
        organisation.http().send("PUT", "/v1/admin/threats", LIST.getBytes(UTF_8));
    assertEquals(401, refused.status());
    assertEquals(404, organisation.get("threats").status());
  }

  @Test
  @Tag("J1")
  void aMatchIsKeptWithTheDeviceAndToldOnce() {
    TestDevice device = organisation.enrol("device");
    ThreatReport report =
        new ThreatReport(1, List.of(new ThreatMatch("bad-1", true, LocalDate.of(2026, 11, 22))));
    device.checkIn(report);
    device.checkIn(report);
    String kept = organisation.device(device.enrolment).toString();
    assertTrue(kept.contains("\"entry\":\"bad-1\""), kept);
    String events = organisation.get("events").text();
    assertEquals(1, events.split("THREAT_REPORTED", -1).length - 1, events);
    assertTrue(events.contains(device.enrolment + " bad-1"), events);
  }

  @Test
  void anOrganisationWhoseRootNamesNoKeyForItSaysSo() throws Exception {
    organisation.close();
    try (var files = Files.walk(organisation.data)) {
      Path key = files.filter(file -> file.endsWith("threats.key.json")).findFirst().orElseThrow();
      Files.delete(key); // as one that was set up before there were lists
    }
    organisation.restart();
    TestHttp.Reply refused = publish(LIST);
    assertEquals(409, refused.status());
    assertEquals("THREATS_NOT_SIGNED", refused.code());
    assertEquals(200, organisation.get("policy").status());
  }
}
