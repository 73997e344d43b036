package dev.cordon.policy.protocol.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.DeviceState;
import dev.cordon.policy.protocol.DocumentRef;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.policy.protocol.ReceiptAcknowledgement;
import dev.cordon.policy.protocol.crypto.P256Signer;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@Tag("H1")
class RoundTripTest {
  private static final String HASH = "0f".repeat(32);
  private static final DocumentRef ROOT = new DocumentRef(DocumentRef.Kind.ROOT, "root", 2, HASH);
  private static final DocumentRef POLICY =
      new DocumentRef(DocumentRef.Kind.POLICY, "policy", 5, HASH);
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
  void aStateNamesEachDocumentByItsOwnKind() {
    DeviceStateCodec codec = new DeviceStateCodec();
    JsonObject swapped = codec.write(new DeviceState("e", "n", POLICY, POLICY, List.of()));
    assertThrows(DocumentRefusedException.class, () -> codec.read(Fields.of(swapped)));
  }

  private static List<Case<?>> cases() {
    return List.of(
        new Case<>(new CheckInCodec(), Samples.CHECK_IN),
        new Case<>(new ReceiptCodec(), Samples.RECEIPT),
        new Case<>(new ListenCodec(), Samples.LISTEN),
        new Case<>(new EnrolmentCodec(), Samples.enrolment(new P256Signer().key())),
        new Case<>(new PostureCodec(), Samples.POSTURE),
        new Case<>(
            new CommandCodec(), new Command("c1", Command.Kind.WIPE, "e1", 9, "\u7d1b\u5931")),
        new Case<>(
            new DeviceStateCodec(), new DeviceState("e1", "n1", ROOT, POLICY, List.of(COMMAND))),
        new Case<>(
            new ReceiptAcknowledgementCodec(), new ReceiptAcknowledgement("r1", HASH, "e1")));
  }

  private record Case<T>(Codec<T> codec, T value) {
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
