package dev.cordon.policy.protocol.signed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.json.Fields;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("H1")
class RootCodecTest {
  private final Root root = new Tenant().rootBody();

  @Test
  void aRootIsReadBackWhole() throws Exception {
    assertEquals(
        root, TrustedRoot.TYPE.codec().read(Fields.of(TrustedRoot.TYPE.codec().write(root))));
  }

  @Test
  void aThresholdOfZeroOrAboveTheNumberOfKeysIsRefused() {
    for (int threshold : new int[] {-1, 0, 3}) {
      refused(
          Code.DOCUMENT_OUT_OF_RANGE,
          json -> role(json, "root").addProperty("threshold", threshold));
    }
  }

  @Test
  void aRoleWithAKeyThatIsNotListedIsRefused() {
    JsonArray stranger = new JsonArray();
    stranger.add("0".repeat(64));
    refused(Code.DOCUMENT_MALFORMED, json -> role(json, "policy").add("keys", stranger));
  }

  @Test
  void aRoleWithoutKeysIsRefused() {
    refused(Code.DOCUMENT_MALFORMED, json -> role(json, "state").add("keys", new JsonArray()));
  }

  @Test
  void aMissingRoleIsRefused() {
    refused(Code.DOCUMENT_MALFORMED, json -> json.getAsJsonObject("roles").remove("command"));
  }

  @Test
  @Tag("E4")
  void aRootWithoutTheRoleForThreatListsIsReadAndHasNoKeysForIt() throws Exception {
    JsonObject json = TrustedRoot.TYPE.codec().write(root);
    json.getAsJsonObject("roles").remove("threats");
    Root without = TrustedRoot.TYPE.codec().read(Fields.of(json));
    assertEquals(List.of(), without.keysOf(Role.THREATS));
    assertEquals(1, without.threshold(Role.THREATS));
    assertEquals(1, root.keysOf(Role.THREATS).size());
  }

  @Test
  void aKeyListedTwiceIsRefused() {
    refused(
        Code.DOCUMENT_MALFORMED,
        json -> json.getAsJsonArray("keys").add(json.getAsJsonArray("keys").get(0)));
  }

  @Test
  void aKeyOfAnUnknownAlgorithmIsAnUnknownFormat() {
    refused(
        Code.DOCUMENT_UNKNOWN_FORMAT,
        json ->
            json.getAsJsonArray("keys")
                .get(0)
                .getAsJsonObject()
                .addProperty("algorithm", "ml-dsa-65"));
  }

  private void refused(Code code, Consumer<JsonObject> change) {
    JsonObject json = TrustedRoot.TYPE.codec().write(root);
    change.accept(json);
    assertEquals(
        code,
        assertThrows(
                DocumentRefusedException.class,
                () -> TrustedRoot.TYPE.codec().read(Fields.of(json)))
            .reason()
            .code());
  }

  private static JsonObject role(JsonObject json, String role) {
    return json.getAsJsonObject("roles").getAsJsonObject(role);
  }
}
