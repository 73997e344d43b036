package dev.cordon.policy.protocol.signed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.wire.Wire;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("H1")
class EnvelopeTest {
  private final Tenant tenant = new Tenant();
  private final Command wipe = new Command("c1", Command.Kind.WIPE, "e1", 7, "lost \u7d1b\u5931");
  private final Envelope signed = sign(wipe);

  @Test
  void whatWasSignedIsReadBackWhole() throws Exception {
    Document<Command> document = judge(signed.toBytes());
    assertEquals(wipe, document.body());
    assertEquals(7, document.version());
    assertEquals("e1", document.target());
  }

  @Test
  void everyFlippedBitOfEveryByteIsRefused() throws Exception {
    byte[] good = signed.toBytes();
    TrustedRoot root = tenant.trusted();
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] flipped = good.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThrows(
          DocumentRefusedException.class,
          () -> judge(root, flipped),
          "bit " + bit + " of the JSON");
    }
  }

  @Test
  void everyFlippedByteOfThePayloadIsABadSignature() throws Exception {
    byte[] payload = signed.payload();
    TrustedRoot root = tenant.trusted();
    for (int i = 0; i < payload.length; i++) {
      byte[] flipped = payload.clone();
      flipped[i] ^= 1;
      byte[] json = new Envelope(DocumentKind.COMMAND, flipped, signed.signatures()).toBytes();
      assertCode(Reason.Code.DOCUMENT_BAD_SIGNATURE, () -> judge(root, json));
    }
  }

  @Test
  void everyTruncationIsRefused() throws Exception {
    byte[] good = signed.toBytes();
    TrustedRoot root = tenant.trusted();
    for (int length = 0; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      assertCode(Reason.Code.DOCUMENT_MALFORMED, () -> judge(root, cut));
    }
  }

  @Test
  void anythingAfterTheEnvelopeIsRefused() {
    assertMalformed(text() + " {}");
    assertMalformed(text() + "x");
    assertMalformed(text() + "\0");
  }

  @Test
  void aMemberThatStandsTwiceIsRefused() {
    assertMalformed(text().replaceFirst("\\{", "{\"payload\":\"\","));
    assertMalformed(text().replaceFirst("\"keyid\"", "\"sig\":\"\",\"keyid\""));
  }

  @Test
  void aHugeEnvelopeIsRefusedUnread() {
    assertMalformed(text() + " ".repeat(dev.cordon.policy.protocol.json.JsonText.MAX_BYTES));
  }

  @Test
  void garbageIsRefused() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      byte[] garbage = new byte[random.nextInt(64)];
      random.nextBytes(garbage);
      assertCode(Reason.Code.DOCUMENT_MALFORMED, () -> Envelope.parse(garbage));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"payload", "payloadType", "signatures", "keyid", "sig"})
  void aMissingMemberIsRefusedByName(String member) {
    String without = text().replace("\"" + member + "\"", "\"other\"");
    Reason reason =
        assertThrows(DocumentRefusedException.class, () -> Envelope.parse(without.getBytes(UTF_8)))
            .reason();
    assertEquals(Reason.Code.DOCUMENT_MALFORMED, reason.code());
    assertEquals(true, reason.arguments().get(0).endsWith(member));
  }

  @Test
  void anUnknownPayloadTypeIsAnUnknownFormat() {
    String newer = text().replace("command.v1+json", "command.v2+json");
    assertCode(Reason.Code.DOCUMENT_UNKNOWN_FORMAT, () -> Envelope.parse(newer.getBytes(UTF_8)));
  }

  @Test
  void aMemberThatIsNotKnownIsIgnored() throws Exception {
    String extended = text().replaceFirst("\\{", "{\"later\":[1,{}],");
    assertEquals(wipe, judge(extended.getBytes(UTF_8)).body());
  }

  @Test
  void theSignatureIsJudgedBeforeThePayloadIsRead() throws Exception {
    byte[] garbage = "not json".getBytes(UTF_8);
    byte[] unsigned = new Envelope(DocumentKind.COMMAND, garbage, signed.signatures()).toBytes();
    assertCode(Reason.Code.DOCUMENT_BAD_SIGNATURE, () -> judge(unsigned));

    byte[] message = PreAuthentication.encode(DocumentKind.COMMAND.payloadType(), garbage);
    Signature good = Signature.of(tenant.command.key().id(), tenant.command.sign(message));
    byte[] signedGarbage = new Envelope(DocumentKind.COMMAND, garbage, List.of(good)).toBytes();
    assertCode(Reason.Code.DOCUMENT_MALFORMED, () -> judge(signedGarbage));
  }

  @Test
  void aSignedPayloadOfAnotherTypeInsideIsRefused() throws Exception {
    byte[] policyPayload =
        new String(signed.payload(), UTF_8)
            .replace("\"type\":\"command\"", "\"type\":\"policy\"")
            .getBytes(UTF_8);
    byte[] message = PreAuthentication.encode(DocumentKind.COMMAND.payloadType(), policyPayload);
    Signature good = Signature.of(tenant.command.key().id(), tenant.command.sign(message));
    byte[] json = new Envelope(DocumentKind.COMMAND, policyPayload, List.of(good)).toBytes();
    assertCode(Reason.Code.DOCUMENT_MALFORMED, () -> judge(json));
  }

  @Test
  void aSignatureOfOneKindIsWorthNothingForAnother() throws Exception {
    // The payload type is under the signature: the same bytes as a policy are not signed.
    Envelope renamed = new Envelope(DocumentKind.STATE, signed.payload(), signed.signatures());
    Expect expect = new Expect(tenant.id, "e1", 1, Tenant.NOW);
    assertCode(
        Reason.Code.DOCUMENT_BAD_SIGNATURE,
        () -> tenant.trusted().verify(renamed, Wire.STATE, expect));
    assertCode(
        Reason.Code.DOCUMENT_MALFORMED, () -> tenant.trusted().verify(signed, Wire.STATE, expect));
  }

  @Test
  void urlSafeBase64IsReadAsDsseDemands() throws Exception {
    String url =
        text()
            .replace(
                Base64.getEncoder().encodeToString(signed.payload()),
                Base64.getUrlEncoder().encodeToString(signed.payload()));
    assertEquals(wipe, judge(url.getBytes(UTF_8)).body());
  }

  private Envelope sign(Command command) {
    return Tenant.sign(
        Wire.COMMAND,
        new Document<>(
            tenant.id,
            command.enrolment(),
            command.sequence(),
            Tenant.NOW,
            Tenant.NOW.plus(Duration.ofDays(30)),
            command),
        List.of(tenant.command));
  }

  private String text() {
    return new String(signed.toBytes(), UTF_8);
  }

  private Document<Command> judge(byte[] json) throws Exception {
    return judge(tenant.trusted(), json);
  }

  private Document<Command> judge(TrustedRoot root, byte[] json) throws Exception {
    return root.verify(
        Envelope.parse(json), Wire.COMMAND, new Expect(tenant.id, "e1", 1, Tenant.NOW));
  }

  private static void assertMalformed(String json) {
    assertCode(Reason.Code.DOCUMENT_MALFORMED, () -> Envelope.parse(json.getBytes(UTF_8)));
  }

  private static void assertCode(
      Reason.Code code, org.junit.jupiter.api.function.Executable executable) {
    assertEquals(code, assertThrows(DocumentRefusedException.class, executable).reason().code());
  }
}
