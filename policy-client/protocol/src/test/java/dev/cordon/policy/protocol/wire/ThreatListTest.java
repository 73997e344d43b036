package dev.cordon.policy.protocol.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.crypto.Sha256;
import dev.cordon.policy.protocol.crypto.Signer;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.JsonText;
import dev.cordon.policy.protocol.signed.Document;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.signed.Expect;
import dev.cordon.policy.protocol.signed.Tenant;
import dev.cordon.policy.protocol.threat.ThreatEntry;
import dev.cordon.policy.protocol.threat.ThreatList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("E4")
class ThreatListTest {
  private static final String HASH = "0f".repeat(32);
  private static final ThreatList LIST =
      new ThreatList(
          List.of(
              new ThreatEntry("app", Optional.of(HASH), Optional.empty()),
              new ThreatEntry("signer", Optional.empty(), Optional.of(HASH)),
              new ThreatEntry("copy", Optional.of(HASH), Optional.of(HASH))));

  private final ThreatListCodec codec = new ThreatListCodec();
  private final Tenant tenant = new Tenant();

  @Test
  void aListIsReadBackWhole() throws Exception {
    assertEquals(LIST, codec.read(JsonText.read(JsonText.write(codec.write(LIST)))));
  }

  @Test
  void theLargestListFitsIntoOneDocumentAndOneMoreEntryIsRefused() throws Exception {
    List<ThreatEntry> entries = new ArrayList<>();
    for (int i = 0; i < ThreatList.MOST_ENTRIES; i++) {
      String hash = Sha256.hex(Integer.toString(i).getBytes(UTF_8));
      String id = "x".repeat(31) + i;
      entries.add(
          new ThreatEntry(id.substring(id.length() - 32), Optional.of(hash), Optional.of(hash)));
    }
    Envelope largest = sign(new ThreatList(entries), 1, tenant.threats);
    assertEquals(largest, Envelope.parse(largest.toBytes()));
    assertEquals(3_000, verify(Envelope.parse(largest.toBytes()), 1).body().entries().size());
    entries.add(new ThreatEntry("more", Optional.of(HASH), Optional.empty()));
    JsonObject tooMany = codec.write(new ThreatList(entries));
    Reason why = refused(tooMany);
    assertEquals(Reason.of(Code.DOCUMENT_OUT_OF_RANGE, "entries", "0..3000 entries"), why);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{'entries':{}} | entries",
        "{} | entries",
        "{'entries':['x']} | entries[0]",
        "{'entries':[{'id':'a'}]} | entries[0].appSha256",
        "{'entries':[{'appSha256':'HASH'}]} | entries[0].id",
        "{'entries':[{'id':'','appSha256':'HASH'}]} | entries[0].id",
        "{'entries':[{'id':'free text','appSha256':'HASH'}]} | entries[0].id",
        "{'entries':[{'id':'123456789012345678901234567890123','appSha256':'HASH'}]} | entries[0].id",
        "{'entries':[{'id':'a','appSha256':'com.example.bad'}]} | entries[0].appSha256",
        "{'entries':[{'id':'a','appSha256':null}]} | entries[0].appSha256",
        "{'entries':[{'id':'a','certificateSha256':'HASHH'}]} | entries[0].certificateSha256",
        "{'entries':[{'id':'a','appSha256':'HASH'},{'id':'a','appSha256':'HASH'}]} | entries[1].id"
      })
  void anEntryThatIsNoneIsRefusedWithItsPath(String text, String path) throws Exception {
    String json =
        text.replace('\'', '"').replace("HASH\"", HASH + "\"").replace("HASHH", HASH + "0");
    Fields fields = JsonText.read(json.getBytes(UTF_8));
    Reason why = assertThrows(DocumentRefusedException.class, () -> codec.read(fields)).reason();
    assertEquals(Reason.of(Code.DOCUMENT_MALFORMED, path), why);
  }

  @Test
  @Tag("H1")
  void onlyTheRoleOfItsOwnSignsIt() throws Exception {
    assertEquals(LIST, verify(sign(LIST, 4, tenant.threats), 4).body());
    List<Signer> others = new ArrayList<>(tenant.rootSigners);
    others.addAll(List.of(tenant.policy, tenant.command, tenant.state));
    for (Signer other : others) {
      Envelope forged = sign(LIST, 4, other);
      Reason why = assertThrows(DocumentRefusedException.class, () -> verify(forged, 1)).reason();
      assertEquals(Reason.of(Code.DOCUMENT_BAD_SIGNATURE, "threats"), why);
    }
  }

  @Test
  @Tag("H1")
  void itsRoleSignsNothingElse() {
    Document<ThreatList> body =
        new Document<>(
            tenant.id, Document.DEVICES, 1, Tenant.NOW, Tenant.NOW.plusSeconds(60), LIST);
    Envelope asPolicy =
        Tenant.sign(
            Wire.POLICY,
            new Document<>(
                body.tenant(),
                body.target(),
                1,
                body.issued(),
                body.expires(),
                dev.cordon.policy.protocol.policy.Policy.DEFAULT),
            List.of(tenant.threats));
    Expect expect = new Expect(tenant.id, Document.DEVICES, 1, Tenant.NOW);
    Reason why =
        assertThrows(
                DocumentRefusedException.class,
                () -> tenant.trusted().verify(asPolicy, Wire.POLICY, expect))
            .reason();
    assertEquals(Code.DOCUMENT_BAD_SIGNATURE, why.code());
  }

  @Test
  void anOlderOneIsRolledBack() {
    Envelope older = sign(LIST, 3, tenant.threats);
    Reason why = assertThrows(DocumentRefusedException.class, () -> verify(older, 4)).reason();
    assertEquals(Reason.of(Code.DOCUMENT_ROLLED_BACK, "3", "4"), why);
  }

  @Test
  void everyFlippedByteOfItIsRefused() {
    byte[] good = sign(new ThreatList(LIST.entries().subList(0, 1)), 1, tenant.threats).toBytes();
    int refused = 0;
    for (int at = 0; at < good.length; at++) {
      byte[] bad = good.clone();
      bad[at] ^= 1;
      try {
        assertEquals(LIST.entries().subList(0, 1), verify(Envelope.parse(bad), 1).body().entries());
      } catch (DocumentRefusedException e) {
        refused++;
      }
    }
    assertTrue(refused > good.length * 9 / 10, refused + " of " + good.length);
  }

  private Document<ThreatList> verify(Envelope envelope, long least)
      throws DocumentRefusedException {
    try {
      return tenant
          .trusted()
          .verify(
              envelope, Wire.THREATS, new Expect(tenant.id, Document.DEVICES, least, Tenant.NOW));
    } catch (DocumentRefusedException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Envelope sign(ThreatList list, long version, Signer signer) {
    return Tenant.sign(
        Wire.THREATS,
        new Document<>(
            tenant.id,
            Document.DEVICES,
            version,
            Tenant.NOW,
            Tenant.NOW.plus(Duration.ofDays(90)),
            list),
        List.of(signer));
  }

  private Reason refused(JsonObject json) {
    return assertThrows(DocumentRefusedException.class, () -> codec.read(Fields.of(json))).reason();
  }
}
