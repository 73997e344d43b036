package dev.cordon.policy.protocol.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.crypto.P256Signer;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.policy.DocumentedSettings;
import dev.cordon.policy.protocol.policy.PolicyCodec;
import dev.cordon.policy.protocol.policy.RandomPolicies;
import dev.cordon.policy.protocol.signed.DeviceDocuments;
import dev.cordon.policy.protocol.signed.DocumentKind;
import dev.cordon.policy.protocol.signed.Envelope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/schemas}, held against the codecs: whoever writes another client reads these. */
@Tag("H1")
class SchemasTest {
  private static final Path PAGES = Path.of("..", "..", "docs", "schemas").toAbsolutePath();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final JsonSchema POLICY = schema("policy");

  @ParameterizedTest
  @EnumSource
  void everyKindOfDocumentHasASchema(DocumentKind kind) {
    assertTrue(Files.exists(PAGES.resolve(kind.wireName() + ".schema.json")));
  }

  @TestFactory
  Stream<DynamicTest> whatTheCodecWritesIsValid() {
    return RoundTripTest.written().stream()
        .map(each -> DynamicTest.dynamicTest(each.toString(), () -> assertValid(each)));
  }

  @TestFactory
  Stream<DynamicTest> aMemberThatIsNullOrAListIsRefusedByBoth() {
    return RoundTripTest.written().stream()
        .map(each -> DynamicTest.dynamicTest(each.toString(), () -> refusesOtherTypes(each)));
  }

  @TestFactory
  Stream<DynamicTest> noSchemaIsStricterThanTheCodec() {
    return RoundTripTest.written().stream()
        .map(each -> DynamicTest.dynamicTest(each.toString(), () -> isNotStricter(each)));
  }

  @Test
  void anyPolicyIsValid() {
    Random random = new Random(5);
    for (int round = 0; round < 300; round++) {
      JsonObject policy = new PolicyCodec().write(RandomPolicies.next(random));
      assertEquals(Set.of(), errors(POLICY, policy));
    }
  }

  @Test
  void theSchemaOfThePolicyKnowsEverySetting() throws Exception {
    Set<String> known = new TreeSet<>();
    collect(JsonParser.parseString(Files.readString(page("policy"))).getAsJsonObject(), "", known);
    known.remove("critical");
    assertEquals(DocumentedSettings.names(), known);
  }

  @ParameterizedTest
  @MethodSource("dev.cordon.policy.protocol.policy.DocumentedSettings#numbers")
  void aNumberIsValidAtEachBoundAndNotBeyond(String path, long min, long max) {
    assertTrue(errors(POLICY, nested(path, new JsonPrimitive(min))).isEmpty());
    assertTrue(errors(POLICY, nested(path, new JsonPrimitive(max))).isEmpty());
    assertFalse(errors(POLICY, nested(path, new JsonPrimitive(min - 1))).isEmpty());
    assertFalse(errors(POLICY, nested(path, new JsonPrimitive(max + 1))).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("dev.cordon.policy.protocol.policy.DocumentedSettings#words")
  void aWordIsOneOfItsSet(String path, String words) {
    for (String word : words.split(", ", -1)) {
      assertEquals(Set.of(), errors(POLICY, nested(path, new JsonPrimitive(word))));
    }
    assertFalse(errors(POLICY, nested(path, new JsonPrimitive("sometimes"))).isEmpty());
  }

  @Test
  void aSignedDocumentIsValidInItsEnvelopeAndItsPayload() throws Exception {
    Envelope envelope =
        DeviceDocuments.sign(
            Wire.CHECK_IN, Samples.CHECK_IN, new P256Signer(), "a".repeat(64), Samples.AT);
    assertEquals(Set.of(), errors(schema("envelope"), envelope.toJson()));
    JsonObject payload =
        JsonParser.parseString(new String(envelope.payload(), UTF_8)).getAsJsonObject();
    assertEquals(Set.of(), errors(schema("payload"), payload));
    payload.addProperty("type", "receipt");
    assertFalse(errors(schema("payload"), payload).isEmpty());
    JsonObject bundle =
        JsonParser.parseString(new String(new Bundle(envelope, List.of(envelope)).toBytes(), UTF_8))
            .getAsJsonObject();
    assertEquals(Set.of(), errors(schema("bundle"), bundle));
  }

  @Test
  void aProblemIsValid() {
    byte[] problem = new Problem(409, Reason.of(Reason.Code.INVITATION_USED)).toBytes();
    String json = new String(problem, UTF_8);
    assertEquals(Set.of(), errors(schema("problem"), JsonParser.parseString(json)));
  }

  /** A body as its codec wrote it. */
  record Written(String kind, Codec<?> codec, JsonObject body) {
    @Override
    public String toString() {
      return kind;
    }
  }

  private static void assertValid(Written written) {
    assertEquals(Set.of(), errors(schema(written.kind), written.body));
  }

  private static void refusesOtherTypes(Written written) {
    for (Map.Entry<String, JsonElement> member : written.body.entrySet()) {
      JsonElement list = member.getValue().isJsonArray() ? new JsonObject() : new JsonArray();
      for (JsonElement other : List.of(JsonNull.INSTANCE, list)) {
        JsonObject changed = written.body.deepCopy();
        changed.add(member.getKey(), other);
        assertFalse(errors(schema(written.kind), changed).isEmpty(), member.getKey());
      }
    }
  }

  /** What a schema refuses, the codec refuses too: no honest document is shut out by a page. */
  private static void isNotStricter(Written written) {
    JsonSchema schema = schema(written.kind);
    for (String name : written.body.keySet()) {
      for (JsonElement other :
          List.of(
              new JsonPrimitive(""),
              new JsonPrimitive("x"),
              new JsonPrimitive("X_1"),
              new JsonPrimitive(0),
              new JsonPrimitive(-1),
              new JsonPrimitive(7),
              new JsonPrimitive(true),
              new JsonPrimitive("2026-11-22T12:00:00Z"))) {
        JsonObject changed = written.body.deepCopy();
        changed.add(name, other);
        if (!errors(schema, changed).isEmpty()) {
          assertTrue(isRefused(written.codec, changed), name + " as " + other);
        }
      }
      JsonObject without = written.body.deepCopy();
      without.remove(name);
      if (!errors(schema, without).isEmpty()) {
        assertTrue(isRefused(written.codec, without), "without " + name);
      }
    }
  }

  private static boolean isRefused(Codec<?> codec, JsonObject json) {
    try {
      codec.read(Fields.of(json));
      return false;
    } catch (DocumentRefusedException refused) {
      return true;
    }
  }

  private static void collect(JsonObject schema, String path, Set<String> paths) {
    for (Map.Entry<String, JsonElement> each : schema.getAsJsonObject("properties").entrySet()) {
      String here = path.isEmpty() ? each.getKey() : path + "." + each.getKey();
      JsonObject inner = each.getValue().getAsJsonObject();
      if (inner.has("properties") && !inner.has("required")) {
        collect(inner, here, paths); // a group
      } else {
        paths.add(here);
      }
    }
  }

  private static JsonObject nested(String path, JsonElement value) {
    JsonElement json = value;
    String[] names = path.split("\\.", -1);
    for (int i = names.length - 1; i >= 0; i--) {
      JsonObject group = new JsonObject();
      group.add(names[i], json);
      json = group;
    }
    return json.getAsJsonObject();
  }

  private static Path page(String name) {
    return PAGES.resolve(name + ".schema.json");
  }

  private static JsonSchema schema(String name) {
    return SCHEMAS.getSchema(SchemaLocation.of(page(name).toUri().toString()));
  }

  private static Set<String> errors(JsonSchema schema, JsonElement json) {
    Set<String> errors = new TreeSet<>();
    schema.validate(json.toString(), InputFormat.JSON).forEach(each -> errors.add(each.toString()));
    return errors;
  }
}
