package dev.cordon.policy.protocol.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.subtle.Hex;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.audit.AuditCode.Field;
import dev.cordon.policy.protocol.crypto.P256Signer;
import dev.cordon.policy.protocol.json.JsonText;
import dev.cordon.policy.protocol.policy.Audit;
import dev.cordon.policy.protocol.text.Messages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTest {
  private static final Instant AT = Instant.parse("2026-04-01T09:00:00Z");
  private static final byte[] ID = Hex.decode("000102030405060708090a0b0c0d0e0f");
  private final AuditEventCodec codec = new AuditEventCodec();
  private final P256Signer device = new P256Signer();

  /** The values of docs/audit.md: another program must come to the same. */
  @Test
  @Tag("J2")
  void theChainIsThatOfThePublishedVectors() {
    AuditEvent wrong = event(1, AuditCode.WRONG_PASSCODE);
    assertEquals(
        "{\"sequence\":1,\"at\":\"2026-04-01T09:00:00Z\",\"code\":\"WRONG_PASSCODE\",\"number\":5}",
        new String(codec.encode(wrong), UTF_8));
    byte[] begin = AuditChain.begin(ID);
    assertEquals(
        "fd7bab385b51abc542310a170d8cba26e4f3e21998aafca671fb359479499e03", Hex.encode(begin));
    assertEquals(
        "d2633a2c0daa22d7b592af5f5978d354f41fbf56c071d7542649c392c31f1cb6",
        Hex.encode(AuditChain.next(begin, wrong)));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("J1")
  void everyEventIsReadBackInItsOneSpelling(AuditCode code) throws Exception {
    AuditEvent event = event(7, code);
    AuditEvent read = codec.read(JsonText.read(codec.encode(event)));
    assertEquals(event, read);
    assertArrayEquals(codec.encode(event), codec.encode(read));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("J1")
  @Tag("K1")
  void anEventHasItsOwnFieldsAndNoOthers(AuditCode code) {
    for (Field field : Field.values()) {
      EnumSet<Field> other = EnumSet.noneOf(Field.class);
      Arrays.stream(Field.values()).filter(code::has).forEach(other::add);
      if (!other.remove(field)) {
        other.add(field);
      }
      assertThrows(IllegalArgumentException.class, () -> event(1, code, other), field.name());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'sequence':1,'at':'2026-04-01T09:00:00Z','code':'OPENED','why':'COPY_BLOCKED'}",
        "{'sequence':1,'at':'2026-04-01T09:00:00Z','code':'WRONG_PASSCODE'}",
        "{'sequence':0,'at':'2026-04-01T09:00:00Z','code':'OPENED'}",
        "{'sequence':1,'at':'2026-04-01T09:00:00Z','code':'SITE_LOADED','host':'a.example/path'}",
        "{'sequence':1,'at':'2026-04-01T09:00:00Z','code':'SITE_LOADED','host':'A person'}",
        "{'sequence':1,'at':'2026-04-01T09:00:00Z','code':'DENIED','why':'words','number':1}",
        "{'sequence':1,'at':'today','code':'OPENED'}"
      })
  @Tag("K1")
  void nothingElseFitsIntoAnEvent(String json) {
    byte[] text = json.replace('\'', '"').getBytes(UTF_8);
    assertThrows(DocumentRefusedException.class, () -> codec.read(JsonText.read(text)));
  }

  @Test
  @Tag("J2")
  void anEventThatIsChangedLeftOutOrElsewhereChangesTheHash() {
    AuditEvent first = event(1, AuditCode.OPENED);
    AuditEvent second = event(2, AuditCode.WRONG_PASSCODE);
    String right = batch(List.of(first, second)).after();
    byte[] begin = AuditChain.begin(ID);
    AuditEvent changed = event(2, AuditCode.PASSCODE_SET);
    assertNotEquals(right, batch(List.of(first, changed)).after());
    assertNotEquals(right, batch(List.of(second)).after());
    byte[] swapped = AuditChain.next(AuditChain.next(begin, second), first);
    assertNotEquals(right, Hex.encode(swapped));
  }

  @Test
  @Tag("J2")
  void aBatchHasOneToFiveHundredEventsWithoutAGap() {
    assertThrows(IllegalArgumentException.class, () -> batch(List.of()));
    AuditEvent one = event(1, AuditCode.OPENED);
    assertThrows(
        IllegalArgumentException.class, () -> batch(List.of(one, event(3, AuditCode.OPENED))));
    List<AuditEvent> many = new ArrayList<>();
    for (int i = 1; i <= AuditBatch.MOST; i++) {
      many.add(event(i, AuditCode.OPENED));
    }
    assertEquals(AuditBatch.MOST, batch(many).last());
    many.add(event(AuditBatch.MOST + 1, AuditCode.OPENED));
    assertThrows(IllegalArgumentException.class, () -> batch(many));
  }

  @Test
  @Tag("J2")
  void aCheckpointProvesTheChainBeforeItAndNothingElse() throws Exception {
    byte[] before = AuditChain.begin(ID);
    AuditEvent checkpoint = checkpoint(AuditChain.proof(device, ID, 1, before), 1);
    assertTrue(AuditChain.isProof(device.key(), ID, checkpoint, before));
    byte[] other = AuditChain.next(before, checkpoint);
    assertFalse(AuditChain.isProof(device.key(), ID, checkpoint, other));
    assertFalse(AuditChain.isProof(device.key(), new byte[16], checkpoint, before));
    AuditEvent later = checkpoint(checkpoint.proof().orElseThrow(), 2);
    assertFalse(AuditChain.isProof(device.key(), ID, later, before));
    assertFalse(AuditChain.isProof(new P256Signer().key(), ID, checkpoint, before));
    assertFalse(AuditChain.isProof(device.key(), ID, checkpoint("A", 1), before));
    assertFalse(AuditChain.isProof(device.key(), ID, event(1, AuditCode.OPENED), before));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("K2")
  @Tag("K3")
  void theEmployeeReadsEveryEventInBothLanguages(AuditCode code) {
    AuditEvent event = event(1, code);
    for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
      String text = event.text(locale);
      assertFalse(text.contains("{"), text);
      assertEquals(code.has(Field.NUMBER), text.contains("5"), text);
      assertEquals(code.has(Field.HOST), text.contains("wiki.example"), text);
    }
    assertNotEquals(event.text(Locale.ENGLISH), event.text(Locale.JAPANESE));
  }

  @Test
  @Tag("K3")
  void reasonsOfRefusalsAndClosuresHaveWordsInBothLanguages() {
    List<String> keys =
        Arrays.stream(Reason.Code.values())
            .map(Enum::name)
            .filter(name -> name.startsWith("WIPED_") || name.equals("CONTAINER_LOCKED"))
            .map(name -> "why." + name)
            .toList();
    assertEquals(Set.of(), Messages.beside(AuditEvent.class, "audit").missing(keys));
    AuditEvent denied = event(1, AuditCode.DENIED);
    assertTrue(denied.text(Locale.ENGLISH).contains("copying"), denied.text(Locale.ENGLISH));
    assertTrue(denied.text(Locale.JAPANESE).contains("コピー"), denied.text(Locale.JAPANESE));
  }

  @Test
  @Tag("J2")
  void noPolicySwitchesTheTrailItselfOffAndHostsAreOffUnlessAskedFor() {
    assertTrue(Audit.DEFAULT.withEvents(Set.of()).records(AuditCategory.TRAIL));
    assertFalse(Audit.DEFAULT.withEvents(Set.of()).records(AuditCategory.LIFE));
    assertFalse(Audit.DEFAULT.records(AuditCategory.BROWSER));
  }

  private AuditBatch batch(List<AuditEvent> events) {
    String before = Hex.encode(AuditChain.begin(ID));
    return new AuditBatch("enrolment-1", Hex.encode(ID), before, events);
  }

  private static AuditEvent checkpoint(String proof, long sequence) {
    return new AuditEvent(
        sequence,
        AT,
        AuditCode.CHECKPOINT,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(proof));
  }

  private static AuditEvent event(long sequence, AuditCode code) {
    EnumSet<Field> fields = EnumSet.noneOf(Field.class);
    Arrays.stream(Field.values()).filter(code::has).forEach(fields::add);
    return event(sequence, code, fields);
  }

  private static AuditEvent event(long sequence, AuditCode code, Set<Field> fields) {
    return new AuditEvent(
        sequence,
        AT,
        code,
        fields.contains(Field.WHY) ? Optional.of(Reason.Code.COPY_BLOCKED) : Optional.empty(),
        fields.contains(Field.NUMBER) ? Optional.of(5L) : Optional.empty(),
        fields.contains(Field.HOST) ? Optional.of("wiki.example") : Optional.empty(),
        fields.contains(Field.PROOF) ? Optional.of("MEUCIQ-_") : Optional.empty());
  }
}
