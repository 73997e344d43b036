package dev.cordon.core.deposit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.crypto.tink.subtle.Hex;
import com.google.crypto.tink.util.Bytes;
import com.google.gson.JsonObject;
import dev.cordon.core.keys.DepositKeys;
import dev.cordon.core.keys.Derivation;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bytes of deposits, as docs/key-format.md gives them; the vector lies beside this test. */
@Tag("A2")
class DepositVectorTest {
  private static final String SLOT = "2f1d7c1e-6a58-4d5f-9d0e-0f6f5a1c9b77";
  private static final long NUMBER = 5;
  private final Properties vector = vector();
  private final Bytes container = Bytes.copyFrom(hex("container"));
  private final DepositKeys keys =
      new DepositKeys(Bytes.copyFrom(hex("publicKey")), Bytes.copyFrom(hex("privateKey")));
  private final DepositBox box = new DepositBox(container, keys);

  private static Properties vector() {
    Properties vector = new Properties();
    try (InputStream in = DepositVectorTest.class.getResourceAsStream("deposit.properties")) {
      vector.load(in);
      return vector;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] hex(String name) {
    return Hex.decode(vector.getProperty(name));
  }

  private SecretBytes purposeKey() {
    SecretBytes dataKey = SecretBytes.owning(hex("domainDataKey"));
    return Derivation.derive(dataKey, new byte[0], "cordon/domain-key/v1/deposits");
  }

  private byte[] place() {
    byte[] slot = SLOT.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(16 + 8 + slot.length)
        .put(container.toByteArray())
        .putLong(NUMBER)
        .put(slot)
        .array();
  }

  @Test
  void thePublishedDepositOpens() {
    Waiting waiting = Waiting.of(NUMBER, hex("file"));
    assertEquals(vector.getProperty("id"), waiting.name());
    byte[] content = DepositSeal.open(box, SLOT, waiting, purposeKey(), hex("file")).orElseThrow();
    assertArrayEquals(hex("content"), content);
  }

  @Test
  void aStrangerOpensThePublishedDepositByThePageAlone() throws Exception {
    byte[] scalar =
        StrangersReader.scalar(purposeKey().copy(), hex("privateKey"), hex("publicKey"));
    byte[] content = StrangersReader.content(hex("file"), scalar, hex("publicKey"), place());
    assertArrayEquals(hex("content"), content);
  }

  @Test
  void aStrangerOpensWhatIsSealedNow() throws Exception {
    DepositKeys fresh = DepositKeys.generate(purposeKey());
    byte[] point = fresh.publicKey().toByteArray();
    byte[] wrapped = fresh.wrappedPrivateKey().toByteArray();
    assertEquals(65, point.length);
    assertEquals(60, wrapped.length);
    byte[] file = DepositSeal.seal(new DepositBox(container, fresh), SLOT, NUMBER, hex("content"));
    assertEquals(hex("content").length + DepositSeal.OVERHEAD_BYTES, file.length);
    byte[] scalar = StrangersReader.scalar(purposeKey().copy(), wrapped, point);
    assertArrayEquals(hex("content"), StrangersReader.content(file, scalar, point, place()));
  }

  @Test
  void theEntryOfTheControlStateHasTheDocumentedBytesAndOneOfBeforeHasNone() throws Exception {
    Waiting waiting = Waiting.of(NUMBER, hex("file"));
    DepositBox full = new DepositBox(container, keys, 6, List.of(waiting));
    DepositState state = DepositState.NONE.with(SLOT, Optional.of(full));
    DepositStateCodec codec = new DepositStateCodec();
    JsonObject json = new JsonObject();
    json.add("deposits", codec.write(state));
    assertEquals(vector.getProperty("state"), json.get("deposits").toString());
    assertEquals(state, codec.read(JsonText.read(JsonText.write(json)), "deposits"));
    assertEquals(DepositState.NONE, codec.read(Fields.of(new JsonObject()), "deposits"));
  }
}
