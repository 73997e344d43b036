package dev.cordon.policy.protocol.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.util.Bytes;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.CheckIn;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.DeviceState;
import dev.cordon.policy.protocol.DocumentRef;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Enrolment;
import dev.cordon.policy.protocol.Listen;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.policy.protocol.ReceiptAcknowledgement;
import dev.cordon.policy.protocol.ServerShare;
import dev.cordon.policy.protocol.ShareReport;
import dev.cordon.policy.protocol.audit.AuditAcknowledgement;
import dev.cordon.policy.protocol.audit.AuditBatch;
import dev.cordon.policy.protocol.crypto.P256Signer;
import dev.cordon.policy.protocol.crypto.VerificationKey;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.JsonText;
import dev.cordon.policy.protocol.signed.DeviceDocuments;
import dev.cordon.policy.protocol.signed.Role;
import dev.cordon.policy.protocol.signed.RoleKeys;
import dev.cordon.policy.protocol.signed.Root;
import dev.cordon.policy.protocol.threat.ThreatEntry;
import dev.cordon.policy.protocol.threat.ThreatList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@Tag("H1")
class RoundTripTest {
  private static final Command WIPE_DOMAIN =
      new Command("c1", Command.Kind.WIPE_DOMAIN, "e1", 9, "\u7d1b\u5931", Optional.of("mail/a"));

  private static final String HASH = "0f".repeat(32);
  private static final DocumentRef ROOT = new DocumentRef(DocumentRef.Kind.ROOT, "root", 2, HASH);
  private static final DocumentRef POLICY =
      new DocumentRef(DocumentRef.Kind.POLICY, "policy", 5, HASH);
  private static final DocumentRef THREATS =
      new DocumentRef(DocumentRef.Kind.THREATS, "threats", 3, HASH);
  private static final DeviceState WITH_SHARES =
      new DeviceState(
          "e1", "n1", ROOT, POLICY, Optional.empty(), List.of(), List.of(share(3), share(7)));
  private static final ThreatList LISTED =
      new ThreatList(
          List.of(
              new ThreatEntry("bad-1", Optional.of(HASH), Optional.empty()),
              new ThreatEntry("bad_2", Optional.empty(), Optional.of(HASH))));
  private static final DocumentRef COMMAND =
      new DocumentRef(DocumentRef.Kind.COMMAND, "c1", 9, HASH);

  @TestFactory
  Stream<DynamicTest> everyValueIsReadBackWhole() {
    return cases().stream()
        .map(c -> DynamicTest.dynamicTest(c.value.getClass().getSimpleName(), c::readsBackWhole));
  }

  @TestFactory
  Stream<DynamicTest> everyMemberThatIsNullOrOfAnotherTypeIsRefused() {
    return cases().stream()
        .map(
            c -> DynamicTest.dynamicTest(c.value.getClass().getSimpleName(), c::refusesOtherTypes));
  }

  @Test
  void aReceiptWithoutACommandIsReadBackWhole() throws Exception {
    Receipt s = Samples.RECEIPT;
    Receipt alone =
        new Receipt(
            s.id(),
            Optional.empty(),
            s.enrolment(),
            s.outcome(),
            Reason.Code.WIPED_AFTER_ATTEMPTS,
            Receipt.Grade.HARDWARE_DESTROYED,
            List.of(),
            s.begun(),
            s.finished());
    new Case<>(new ReceiptCodec(), alone).readsBackWhole();
  }

  @Test
  void aReasonOfTwoHundredCharactersFitsAndOneMoreDoesNot() throws Exception {
    CommandCodec codec = new CommandCodec();
    String reason = "\u7d1b".repeat(Command.REASON_MAX_CHARS);
    Command fits = new Command("c", Command.Kind.LOCK, "e", 1, reason);
    assertEquals(fits, codec.read(Fields.of(codec.write(fits))));
    Command longer = new Command("c", Command.Kind.LOCK, "e", 1, reason + "x");
    DocumentRefusedException refused =
        assertThrows(
            DocumentRefusedException.class, () -> codec.read(Fields.of(codec.write(longer))));
    assertEquals(Reason.Code.DOCUMENT_OUT_OF_RANGE, refused.reason().code());
  }

  @Test
  @Tag("D4")
  void aPostureThatWasMeasuredForAnotherCheckInIsRefused() {
    CheckInCodec codec = new CheckInCodec();
    for (String earlier : List.of("challenge_0", "nonce_1", "")) {
      JsonObject json = codec.write(Samples.CHECK_IN);
      json.getAsJsonObject("posture").getAsJsonObject("health").addProperty("measuredFor", earlier);
      assertMalformed(codec, json);
    }
  }

  @Test
  @Tag("D4")
  void aDeviceCannotSignAnEarlierPosture() {
    CheckIn now = Samples.CHECK_IN;
    CheckIn stale =
        new CheckIn(
            now.enrolment(),
            "nonce_2",
            "challenge_2",
            now.rootVersion(),
            now.policyVersion(),
            now.commandSequence(),
            now.condition(),
            now.reasons(),
            now.posture(),
            now.sdkVersion(),
            now.at());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            DeviceDocuments.sign(
                Wire.CHECK_IN, stale, new P256Signer(), "a".repeat(64), Samples.AT));
  }

  @Test
  @Tag("E1")
  void aSignalIsSaidOnceAndWithEvidence() {
    CheckInCodec codec = new CheckInCodec();
    JsonObject twice = codec.write(Samples.CHECK_IN);
    JsonArray signals = signals(twice);
    signals.add(signals.get(0));
    assertMalformed(codec, twice);
    JsonObject bare = codec.write(Samples.CHECK_IN);
    signals(bare).get(0).getAsJsonObject().add("evidence", new JsonArray());
    assertMalformed(codec, bare);
  }

  private static JsonArray signals(JsonObject checkIn) {
    return checkIn.getAsJsonObject("posture").getAsJsonObject("health").getAsJsonArray("signals");
  }

  private static void assertMalformed(Codec<?> codec, JsonObject json) {
    DocumentRefusedException refused =
        assertThrows(DocumentRefusedException.class, () -> codec.read(Fields.of(json)));
    assertEquals(Reason.Code.DOCUMENT_MALFORMED, refused.reason().code());
  }

  @Test
  @Tag("G1")
  void aDomainIsNamedByTheOneKindThatMeansOneAndByNoOther() {
    CommandCodec codec = new CommandCodec();
    for (Command.Kind kind : Command.Kind.values()) {
      JsonObject json = codec.write(WIPE_DOMAIN);
      json.addProperty("kind", kind.name());
      if (kind == Command.Kind.WIPE_DOMAIN) {
        for (String refused : List.of("", "x".repeat(Command.DOMAIN_MAX_CHARS + 1))) {
          json.addProperty("domain", refused);
          assertThrows(DocumentRefusedException.class, () -> codec.read(Fields.of(json)));
        }
        json.remove("domain");
      }
      assertThrows(DocumentRefusedException.class, () -> codec.read(Fields.of(json)), kind.name());
    }
  }

  @Test
  void aStateNamesEachDocumentByItsOwnKind() {
    DeviceStateCodec codec = new DeviceStateCodec();
    JsonObject swapped = codec.write(new DeviceState("e", "n", POLICY, POLICY, List.of()));
    assertThrows(DocumentRefusedException.class, () -> codec.read(Fields.of(swapped)));
  }

  private static ServerShare share(long number) {
    byte[] secret = new byte[ServerShare.SECRET_BYTES];
    Arrays.fill(secret, (byte) number);
    return new ServerShare(number, Bytes.copyFrom(secret));
  }

  @Test
  @Tag("D4")
  void aReportOfSharesThatContradictsItselfIsRefused() {
    CheckInCodec codec = new CheckInCodec();
    for (ShareReport wrong :
        List.of(
            new ShareReport(0, true, 0, true),
            new ShareReport(3, true, 3, true),
            new ShareReport(3, true, 2, true),
            new ShareReport(-1, false, 0, true))) {
      JsonObject json = codec.write(Samples.CHECK_IN);
      json.add("share", ShareCodec.write(wrong));
      assertThrows(
          DocumentRefusedException.class, () -> codec.read(Fields.of(json)), wrong.toString());
    }
  }

  @Test
  @Tag("D4")
  void aDeviceOfAnOlderSdkSaysNothingOfShares() throws Exception {
    CheckInCodec codec = new CheckInCodec();
    JsonObject json = codec.write(Samples.CHECK_IN);
    json.remove("share");
    assertEquals(Optional.empty(), codec.read(Fields.of(json)).share());
  }

  @Test
  @Tag("D4")
  void sharesComeInOrderAndWhole() {
    DeviceStateCodec codec = new DeviceStateCodec();
    for (Consumer<JsonArray> damage :
        List.<Consumer<JsonArray>>of(
            shares -> shares.set(0, shares.get(1)), // twice
            shares -> shares.add(shares.remove(0)), // backwards
            shares -> shares.add(shares.get(0)), // too many
            shares -> shares.get(0).getAsJsonObject().addProperty("number", 0),
            shares -> shares.get(0).getAsJsonObject().addProperty("secret", "AAAA"),
            shares -> shares.get(0).getAsJsonObject().remove("secret"))) {
      JsonObject json = codec.write(WITH_SHARES);
      damage.accept(json.getAsJsonArray("shares"));
      assertThrows(DocumentRefusedException.class, () -> codec.read(Fields.of(json)));
    }
  }

  @Test
  @Tag("D4")
  void aShareIsNotWrittenIntoLogs() {
    String written = WITH_SHARES.toString();
    assertFalse(written.contains("0303"), written);
    assertTrue(written.contains("redacted"));
  }

  private static Root root() {
    VerificationKey key = new P256Signer().key();
    RoleKeys one = new RoleKeys(Set.of(key.id()), 1);
    Map<Role, RoleKeys> roles = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      roles.put(role, one);
    }
    return new Root(List.of(key), roles);
  }

  private static List<Case<?>> cases() {
    return List.of(
        new Case<>(new CheckInCodec(), Samples.CHECK_IN),
        new Case<>(new ReceiptCodec(), Samples.RECEIPT),
        new Case<>(new ListenCodec(), Samples.LISTEN),
        new Case<>(new ThreatListCodec(), LISTED),
        new Case<>(Wire.ROOT.codec(), root()),
        new Case<>(new AuditBatchCodec(), Samples.AUDIT),
        new Case<>(new AuditAcknowledgementCodec(), AuditAcknowledgement.of(Samples.AUDIT)),
        new Case<>(new EnrolmentCodec(), Samples.enrolment(new P256Signer().key())),
        new Case<>(new PostureCodec(), Samples.POSTURE),
        new Case<>(
            new CommandCodec(), new Command("c1", Command.Kind.WIPE, "e1", 9, "\u7d1b\u5931")),
        new Case<>(new CommandCodec(), WIPE_DOMAIN),
        new Case<>(
            new DeviceStateCodec(), new DeviceState("e1", "n1", ROOT, POLICY, List.of(COMMAND))),
        new Case<>(new DeviceStateCodec(), WITH_SHARES),
        new Case<>(
            new DeviceStateCodec(),
            new DeviceState(
                "e1", "n1", ROOT, POLICY, Optional.of(THREATS), List.of(COMMAND), List.of())),
        new Case<>(
            new ReceiptAcknowledgementCodec(), new ReceiptAcknowledgement("r1", HASH, "e1")));
  }

  /** The bodies of {@link #cases} by the kind of their document. */
  static List<SchemasTest.Written> written() {
    Map<Class<?>, String> kinds =
        Map.ofEntries(
            Map.entry(Root.class, "root"),
            Map.entry(ThreatList.class, "threats"),
            Map.entry(CheckIn.class, "check-in"),
            Map.entry(Receipt.class, "receipt"),
            Map.entry(Listen.class, "listen"),
            Map.entry(AuditBatch.class, "audit"),
            Map.entry(AuditAcknowledgement.class, "audit-ack"),
            Map.entry(Enrolment.class, "enrolment"),
            Map.entry(Command.class, "command"),
            Map.entry(DeviceState.class, "state"),
            Map.entry(ReceiptAcknowledgement.class, "receipt-ack"));
    return cases().stream()
        .filter(each -> kinds.containsKey(each.value.getClass()))
        .map(each -> each.written(kinds.getOrDefault(each.value.getClass(), "")))
        .toList();
  }

  private record Case<T>(Codec<T> codec, T value) {
    SchemasTest.Written written(String kind) {
      return new SchemasTest.Written(kind, codec, codec.write(value));
    }

    void readsBackWhole() throws Exception {
      byte[] text = JsonText.write(codec.write(value));
      assertEquals(value, codec.read(JsonText.read(text)));
    }

    void refusesOtherTypes() {
      for (Map.Entry<String, JsonElement> member : codec.write(value).entrySet()) {
        for (JsonElement other : List.of(JsonNull.INSTANCE, other(member.getValue()))) {
          JsonObject changed = codec.write(value);
          changed.add(member.getKey(), other);
          assertThrows(
              DocumentRefusedException.class,
              () -> codec.read(Fields.of(changed)),
              () -> member.getKey() + " as " + other);
        }
      }
    }

    private static JsonElement other(JsonElement member) {
      return member.isJsonArray() ? new JsonObject() : new JsonArray();
    }
  }
}
