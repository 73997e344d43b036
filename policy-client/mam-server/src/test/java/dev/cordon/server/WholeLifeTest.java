package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.DocumentRef;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.policy.protocol.ReceiptAcknowledgement;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.signed.DocumentKind;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.server.setup.StartException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeLifeTest {
  @TempDir private static Path temporary;
  private static TestOrganisation organisation;

  @BeforeAll
  static void start() throws StartException {
    organisation = TestOrganisation.start(temporary.resolve("data"));
  }

  @AfterAll
  static void stop() {
    organisation.close();
  }

  @Test
  @Tag("H1")
  @Tag("H3")
  @Tag("H5")
  void enrolmentBringsRootAndPolicyAndFillsTheRegister() throws DocumentRefusedException {
    TestDevice device = new TestDevice(organisation, organisation.invite("life-1"));
    device.enrol();
    TestDevice.Answer answer = device.checkIn();

    Envelope policy = only(answer, DocumentKind.POLICY);
    assertEquals(
        Policy.DEFAULT, device.root().verify(policy, Wire.POLICY, device.expect("devices")).body());
    assertEquals(policy.payloadSha256(), answer.state().policy().sha256());
    assertEquals(device.root().envelope().payloadSha256(), answer.state().root().sha256());
    JsonObject shown = organisation.device(device.enrolment);
    assertEquals("life-1", shown.get("label").getAsString());
    assertEquals("LOCKED", shown.get("condition").getAsString());
    assertFalse(
        shown
            .getAsJsonObject("posture")
            .getAsJsonObject("vault")
            .get("destroyable")
            .getAsBoolean());
    JsonObject consent = shown.getAsJsonObject("consent");
    assertEquals("ja", consent.get("language").getAsString());
    assertEquals(5, consent.getAsJsonArray("agreed").size());
  }

  @Test
  @Tag("H1")
  void anAnswerHoldsOnlyWhatTheDeviceLacks() {
    TestDevice device = organisation.enrol("life-2");
    device.policyVersion = device.checkIn().state().policy().version();
    TestDevice.Answer answer = device.checkIn();
    assertTrue(answer.bundle().documents().isEmpty());
    assertEquals(device.policyVersion, answer.state().policy().version());
  }

  @Test
  @Tag("D5")
  @Tag("G1")
  @Tag("G3")
  @Tag("J1")
  void aWipeIsOrderedSentObeyedAndProved() throws DocumentRefusedException {
    TestDevice device = organisation.enrol("life-3");
    String id = organisation.order(device.enrolment, "WIPE").json().get("id").getAsString();
    TestDevice.Answer answer = device.checkIn();

    Envelope envelope = only(answer, DocumentKind.COMMAND);
    Command command =
        device.root().verify(envelope, Wire.COMMAND, device.expect(device.enrolment)).body();
    assertEquals(Command.Kind.WIPE, command.kind());
    assertEquals("Lost on a train.", command.reason());
    DocumentRef named = answer.state().commands().get(0);
    assertEquals(envelope.payloadSha256(), named.sha256());
    assertEquals(id, named.id());

    Receipt receipt = device.receipt(Optional.of(id), Receipt.Outcome.WIPED);
    byte[] signed = device.signed(Wire.RECEIPT, receipt);
    ReceiptAcknowledgement word = acknowledged(device, signed);
    assertEquals(receipt.id(), word.receipt());
    assertEquals(Envelope.parse(signed).payloadSha256(), word.receiptSha256());

    JsonObject shown = organisation.device(device.enrolment);
    assertEquals("WIPED", shown.get("condition").getAsString());
    assertEquals(
        List.of("requested", "issued", "pending", "sent", "received", "done"), life(shown));
    assertEquals(1, shown.getAsJsonArray("receipts").size());
    acknowledged(device, signed);
    assertEquals(1, organisation.device(device.enrolment).getAsJsonArray("receipts").size());
    assertEquals("DEVICE_WIPED", organisation.order(device.enrolment, "LOCK").code());
  }

  @Test
  @Tag("D5")
  void whatTheDeviceAnsweredItDidNotObeyHasFailed() {
    TestDevice device = organisation.enrol("life-4");
    String id = organisation.order(device.enrolment, "LOCK").json().get("id").getAsString();
    device.checkIn();
    device.post(
        "/v1/receipts", Wire.RECEIPT, device.receipt(Optional.of(id), Receipt.Outcome.REFUSED));
    List<String> life = life(organisation.device(device.enrolment));
    assertEquals("failed", life.get(life.size() - 1));
  }

  @Test
  @Tag("D5")
  void aCommandThatTheDeviceObeyedIsNotSentAgain() {
    TestDevice device = organisation.enrol("life-5");
    organisation.order(device.enrolment, "LOCK");
    organisation.order(device.enrolment, "UNLOCK");
    assertEquals(2, device.checkIn().state().commands().size());
    device.commandSequence = 1;
    TestDevice.Answer answer = device.checkIn();
    assertEquals(2, answer.state().commands().get(0).version());
    assertEquals(1, answer.state().commands().size());
  }

  @Test
  @Tag("G3")
  void aReceiptWithoutACommandIsKeptToo() {
    TestDevice device = organisation.enrol("life-6");
    Receipt receipt = device.receipt(Optional.empty(), Receipt.Outcome.WIPED);
    assertEquals(200, device.post("/v1/receipts", Wire.RECEIPT, receipt).status());
    assertEquals("WIPED", organisation.device(device.enrolment).get("condition").getAsString());
  }

  @Test
  @Tag("J1")
  void theAuditTrailNamesWhoDidWhat() {
    TestDevice device = organisation.enrol("life-7");
    organisation.order(device.enrolment, "LOCK");
    String newest = organisation.get("events").json().getAsJsonArray("events").get(0).toString();
    assertTrue(newest.contains("LOCK_ORDERED"), newest);
    assertTrue(newest.contains("\"actor\":\"admin\""), newest);
    assertTrue(newest.contains(device.enrolment), newest);
  }

  private static ReceiptAcknowledgement acknowledged(TestDevice device, byte[] receipt)
      throws DocumentRefusedException {
    TestHttp.Reply reply = organisation.http().send("POST", "/v1/receipts", receipt);
    assertEquals(200, reply.status(), reply.text());
    return device
        .root()
        .verify(
            Envelope.parse(reply.text().getBytes(StandardCharsets.UTF_8)),
            Wire.RECEIPT_ACK,
            device.expect(device.enrolment))
        .body();
  }

  private static Envelope only(TestDevice.Answer answer, DocumentKind kind) {
    List<Envelope> found =
        answer.bundle().documents().stream().filter(each -> each.kind() == kind).toList();
    assertEquals(1, found.size());
    return found.get(0);
  }

  private static List<String> life(JsonObject device) {
    JsonArray steps =
        device.getAsJsonArray("commands").get(0).getAsJsonObject().getAsJsonArray("life");
    List<String> stages = new ArrayList<>();
    steps.forEach(step -> stages.add(step.getAsJsonObject().get("stage").getAsString()));
    return stages;
  }
}
