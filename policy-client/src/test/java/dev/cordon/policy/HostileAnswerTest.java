package dev.cordon.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.cordon.core.ContainerState;
import dev.cordon.core.control.DeviceIdentity;
import dev.cordon.core.control.Seen;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.DeviceState;
import dev.cordon.policy.protocol.DocumentRef;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.ReceiptAcknowledgement;
import dev.cordon.policy.protocol.crypto.Signer;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.signed.Document;
import dev.cordon.policy.protocol.signed.DocumentKind;
import dev.cordon.policy.protocol.signed.DocumentType;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.wire.Bundle;
import dev.cordon.policy.protocol.wire.Wire;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server, or somebody on the way, that lies. Whatever is refused changes nothing. */
@Tag("H1")
@Tag("I1")
@Timeout(120)
class HostileAnswerTest {
  private static final DocumentType<JsonObject> RAW_POLICY =
      new DocumentType<>(DocumentKind.POLICY, new RawCodec());

  @TempDir private Path directory;
  private Handset phone;
  private ForgedServer server;

  @BeforeEach
  void enrol() throws Exception {
    phone = new Handset(directory.resolve("phone"), Instant.now()).withPasscode();
    server = new ForgedServer(phone.clock());
    server.publish(server.policy(5, Policy.DEFAULT), 5);
    phone.client.enrol(server.invitation(), Handset.ALL_AGREED);
  }

  @AfterEach
  void stop() {
    phone.close();
    server.close();
  }

  @Nested
  @Tag("D4")
  class AChallenge {
    @Test
    void isAskedForBeforeEachCheckIn() throws Exception {
      int before = server.challenges.get();
      phone.client.checkIn();
      phone.client.checkIn();
      assertEquals(before + 2, server.challenges.get());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "{}",
          "[]",
          "{\"challenge\":\"\"}",
          "{\"challenge\":\"free text\"}",
          "<html>"
        })
    void thatIsNoneHasNothingMeasuredOrSent(String answer) {
      int sent = server.checkIns.get();
      int measured = phone.device.health().measured();
      server.challenge = () -> answer.getBytes(UTF_8);
      var refused = assertThrows(PolicyClientException.class, () -> phone.client.checkIn());
      assertEquals(Code.DOCUMENT_MALFORMED, refused.reason().code());
      assertEquals(sent, server.checkIns.get());
      assertEquals(measured, phone.device.health().measured());
    }
  }

  @Nested
  class APolicy {
    @Test
    void thatIsGoodAndNewerIsInForce() throws Exception {
      server.publish(policyOf("{\"lease\":{\"checkInMinutes\":7}}", 6), 6);
      phone.client.checkIn();
      assertEquals(7, phone.container.policy().lease().checkInMinutes());
      assertEquals(6, phone.organisation().seen().policy());
    }

    @Test
    void withABadSignatureIsRefused() {
      Signer stranger = ForgedServer.newSigner();
      server.publish(server.sign(Wire.POLICY, Document.DEVICES, 6, Policy.DEFAULT, stranger), 6);
      refusedPolicy(Code.DOCUMENT_BAD_SIGNATURE);
    }

    @Test
    void signedByTheStateKeyIsRefused() {
      server.publish(
          server.sign(Wire.POLICY, Document.DEVICES, 6, Policy.DEFAULT, server.stateKey), 6);
      refusedPolicy(Code.DOCUMENT_BAD_SIGNATURE);
    }

    @Test
    void ofALowerVersionIsRefused() {
      server.publish(server.policy(4, Policy.DEFAULT), 4);
      refusedPolicy(Code.DOCUMENT_ROLLED_BACK);
    }

    @Test
    void thatIsOlderThanItIsNamedIsRefused() {
      server.publish(server.policy(4, Policy.DEFAULT), 6);
      refusedPolicy(Code.DOCUMENT_ROLLED_BACK);
    }

    @Test
    void pastItsExpiryIsRefused() {
      server.publish(
          server.sign(
              Wire.POLICY,
              server.tenant,
              Document.DEVICES,
              6,
              Duration.ZERO,
              Policy.DEFAULT,
              server.policyKey),
          6);
      refusedPolicy(Code.DOCUMENT_EXPIRED);
    }

    @Test
    void withAValueOutOfRangeIsRefusedWithItsPath() {
      server.publish(policyOf("{\"access\":{\"passcode\":{\"minLength\":3}}}", 6), 6);
      Reason reason = refusedPolicy(Code.DOCUMENT_OUT_OF_RANGE);
      assertEquals(List.of("access.passcode.minLength", "4..64"), reason.arguments());
    }

    @Test
    void withAnUnknownCriticalSettingIsRefused() {
      server.publish(policyOf("{\"critical\":[\"transfer.telepathy\"]}", 6), 6);
      assertEquals(
          List.of("transfer.telepathy"), refusedPolicy(Code.DOCUMENT_UNKNOWN_CRITICAL).arguments());
    }

    @Test
    void ofAnotherOrganisationIsRefused() {
      server.publish(
          server.sign(
              Wire.POLICY,
              "0".repeat(64),
              Document.DEVICES,
              6,
              Duration.ofHours(1),
              Policy.DEFAULT,
              server.policyKey),
          6);
      refusedPolicy(Code.DOCUMENT_WRONG_TARGET);
    }

    @Test
    void thatIsRefusedKeepsNoCommandFromBeingObeyed() {
      server.publish(policyOf("{\"access\":{\"maxAttempts\":0}}", 6), 6);
      server.order(Command.Kind.LOCK, 1);
      refused(Code.DOCUMENT_OUT_OF_RANGE);
      assertInstanceOf(ContainerState.Blocked.class, phone.container.state());
      assertEquals(List.of(), phone.organisation().receipts(), "delivered all the same");
    }

    private Reason refusedPolicy(Code code) {
      Reason reason = refused(code);
      assertEquals(5, phone.organisation().seen().policy());
      assertEquals(Policy.DEFAULT, phone.container.policy());
      return reason;
    }

    private Envelope policyOf(String json, long version) {
      return server.sign(
          RAW_POLICY,
          Document.DEVICES,
          version,
          JsonParser.parseString(json).getAsJsonObject(),
          server.policyKey);
    }
  }

  @Nested
  class AState {
    @Test
    void forAnotherRequestIsRefused() {
      server.order(Command.Kind.WIPE, 1);
      server.lie = s -> with(s, s.enrolment(), "an-earlier-nonce");
      assertEquals(List.of("request"), refused(Code.DOCUMENT_WRONG_TARGET).arguments());
      nothingHappened();
    }

    @Test
    void thatIsReplayedIsRefused() {
      byte[][] recorded = new byte[1][];
      server.tamper =
          answer -> {
            recorded[0] = answer;
            return answer;
          };
      server.order(Command.Kind.LOCK, 1);
      checkIn();
      server.commands.clear();
      server.order(Command.Kind.UNLOCK, 2);
      server.tamper = answer -> recorded[0];
      refused(Code.DOCUMENT_WRONG_TARGET);
      assertEquals(1, phone.organisation().seen().command());
    }

    @Test
    void forAnotherDeviceIsRefused() {
      server.lie = s -> with(s, "enrolment-2", s.nonce());
      refused(Code.DOCUMENT_WRONG_TARGET);
    }

    @Test
    void thatNamesACommandWhichIsNotThereIsRefused() {
      server.order(Command.Kind.LOCK, 1);
      server.documents.removeIf(document -> document.kind() == DocumentKind.COMMAND);
      assertEquals(List.of("command 1"), refused(Code.DOCUMENT_WITHHELD).arguments());
      nothingHappened();
    }

    @Test
    void thatNamesAPolicyWhichIsNotThereIsRefused() {
      server.publish(server.policy(6, Policy.DEFAULT), 6);
      server.documents.clear();
      assertEquals(List.of("policy 6"), refused(Code.DOCUMENT_WITHHELD).arguments());
    }

    @Test
    void thatNamesARootWhichIsNotThereIsRefused() {
      server.lie =
          s ->
              new DeviceState(
                  s.enrolment(),
                  s.nonce(),
                  new DocumentRef(DocumentRef.Kind.ROOT, "root", 2, "0".repeat(64)),
                  s.policy(),
                  s.commands());
      assertEquals(List.of("root 2"), refused(Code.DOCUMENT_WITHHELD).arguments());
    }

    @Test
    void inWhichAnyByteIsFlippedIsRefused() {
      server.documents.clear(); // what the device holds already would not be looked at
      server.order(Command.Kind.WIPE, 1);
      for (int every = 0; every < 40; every++) {
        int spot = every;
        server.tamper =
            answer -> {
              answer[answer.length * spot / 40] ^= 1;
              return answer;
            };
        assertThrows(PolicyClientException.class, () -> phone.client.checkIn());
      }
      nothingHappened();
    }

    private DeviceState with(DeviceState s, String enrolment, String nonce) {
      return new DeviceState(enrolment, nonce, s.root(), s.policy(), s.commands());
    }

    private void nothingHappened() {
      assertEquals(new Seen(1, 5, 0), phone.organisation().seen());
      assertInstanceOf(ContainerState.Open.class, phone.container.state());
    }
  }

  @Nested
  class ACommand {
    @Test
    void forAnotherEnrolmentIsRefused() {
      Command other = new Command("c1", Command.Kind.WIPE, "enrolment-2", 1, "");
      server.order(server.sign(Wire.COMMAND, "enrolment-2", 1, other, server.commandKey), other);
      refused(Code.DOCUMENT_WRONG_TARGET);
    }

    @Test
    void whoseBodyMeansAnotherEnrolmentIsRefused() {
      Command other = new Command("c1", Command.Kind.WIPE, "enrolment-2", 1, "");
      server.order(
          server.sign(Wire.COMMAND, ForgedServer.ENROLMENT, 1, other, server.commandKey), other);
      refused(Code.DOCUMENT_WRONG_TARGET);
    }

    @Test
    @Tag("G1")
    void signedByTheKeyOfAnotherRoleIsRefused() {
      for (Signer wrong : List.of(server.policyKey, server.stateKey, server.root)) {
        Command wipe = new Command("c1", Command.Kind.WIPE, ForgedServer.ENROLMENT, 1, "");
        server.commands.clear();
        server.order(server.sign(Wire.COMMAND, ForgedServer.ENROLMENT, 1, wipe, wrong), wipe);
        refused(Code.DOCUMENT_BAD_SIGNATURE);
      }
      assertInstanceOf(ContainerState.Open.class, phone.container.state());
    }

    @Test
    void thatWasObeyedBeforeIsIgnored() {
      server.order(Command.Kind.LOCK, 1);
      server.order(Command.Kind.UNLOCK, 2);
      checkIn();
      server.commands.removeIf(ref -> ref.version() == 2);
      checkIn();
      assertInstanceOf(ContainerState.Locked.class, phone.container.state());
      assertEquals(2, phone.organisation().seen().command());
    }

    @Test
    void outOfOrderInTheAnswerIsObeyedInOrder() {
      server.order(Command.Kind.LOCK, 9);
      server.order(Command.Kind.UNLOCK, 3);
      checkIn();
      assertInstanceOf(ContainerState.Blocked.class, phone.container.state());
      assertEquals(9, phone.organisation().seen().command());
    }
  }

  @Nested
  @Tag("G3")
  class AnAcknowledgement {
    @Test
    void ofAnotherReceiptKeepsThisOne() throws Exception {
      lies(said -> new ReceiptAcknowledgement("other", said.receiptSha256(), said.enrolment()));
    }

    @Test
    void ofOtherBytesKeepsTheReceipt() throws Exception {
      lies(said -> new ReceiptAcknowledgement(said.receipt(), "0".repeat(64), said.enrolment()));
    }

    @Test
    void thatIsHonestEndsIt() {
      server.order(Command.Kind.WIPE, 1);
      checkIn();
      assertEquals(List.of(), phone.organisation().receipts());
    }

    private void lies(java.util.function.UnaryOperator<ReceiptAcknowledgement> lie)
        throws Exception {
      server.order(Command.Kind.WIPE, 1);
      server.word = lie;
      refused(Code.DOCUMENT_WRONG_TARGET);
      assertEquals(1, phone.organisation().receipts().size());
      assertTrue(phone.device.vault().aliases().contains(DeviceIdentity.ALIAS));
    }
  }

  @Nested
  class ARoot {
    private final Signer next = ForgedServer.newSigner();

    @Test
    void signedByOldAndNewKeysIsAccepted() throws Exception {
      server.roots.add(root(2, server.root, next));
      phone.client.checkIn();
      assertEquals(2, phone.organisation().seen().root());
      phone.client.checkIn();
    }

    @Test
    void signedByTheNewKeysAloneIsRefused() {
      server.roots.add(root(2, next));
      refused(Code.DOCUMENT_BAD_SIGNATURE);
      assertEquals(1, phone.organisation().seen().root());
    }

    @Test
    void thatWasReplacedIsARollback() throws Exception {
      server.roots.add(root(2, server.root, next));
      phone.client.checkIn();
      server.roots.remove(1);
      refused(Code.DOCUMENT_ROLLED_BACK);
    }

    private Envelope root(long version, Signer... signers) {
      return server.sign(
          Wire.ROOT,
          server.tenant,
          Document.DEVICES,
          version,
          Duration.ofDays(3650),
          server.rootBody(next),
          signers);
    }
  }

  @Nested
  class AnAnswer {
    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "<html>captive portal</html>", "[]", "{\"state\":{}}"})
    void thatIsNoBundleIsRefused(String text) {
      server.tamper = answer -> text.getBytes(UTF_8);
      refused(Code.DOCUMENT_MALFORMED);
    }

    @Test
    void withoutEndIsNotReadToTheEnd() {
      server.tamper = answer -> new byte[Bundle.MAX_BYTES + 1];
      refused(Code.DOCUMENT_MALFORMED);
    }

    @Test
    void thatWasRefusedIsNoContact() {
      phone.clock().pass(Duration.ofHours(71));
      server.lie = s -> new DeviceState(s.enrolment(), "x", s.root(), s.policy(), s.commands());
      refused(Code.DOCUMENT_WRONG_TARGET);
      phone.clock().pass(Duration.ofHours(2));
      assertInstanceOf(ContainerState.Blocked.class, phone.container.state());
    }
  }

  @Nested
  class AnEnrolment {
    @Test
    void atAServerWhoseRootIsNotTheInvitedOneIsRefused() throws Exception {
      try (Handset other = new Handset(directory.resolve("other"), Instant.now());
          ForgedServer impostor = new ForgedServer(other.clock())) {
        server.roots.set(0, impostor.roots.get(0));
        PolicyClientException refused =
            assertThrows(
                PolicyClientException.class,
                () -> other.client.enrol(server.invitation(), Handset.ALL_AGREED));
        assertEquals(Code.DOCUMENT_WITHHELD, refused.reason().code());
        assertTrue(other.organisation().membership().isEmpty());
      }
    }
  }

  private void checkIn() {
    try {
      phone.client.checkIn();
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private Reason refused(Code code) {
    PolicyClientException refused =
        assertThrows(PolicyClientException.class, () -> phone.client.checkIn());
    assertEquals(code, refused.reason().code());
    return refused.reason();
  }

  /** A policy as its JSON is, right or wrong. */
  private static final class RawCodec implements Codec<JsonObject> {
    @Override
    public JsonObject write(JsonObject value) {
      return value;
    }

    @Override
    public JsonObject read(Fields fields) {
      throw new UnsupportedOperationException();
    }
  }
}
