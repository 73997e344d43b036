package dev.cordon.policy.protocol.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.cordon.policy.protocol.crypto.P256Signer;
import dev.cordon.policy.protocol.signed.DeviceDocuments;
import dev.cordon.policy.protocol.signed.DocumentKind;
import dev.cordon.policy.protocol.signed.DocumentType;
import dev.cordon.policy.protocol.signed.Envelope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code docs/privacy.md} lists every field that a device sends; code and page must not drift. */
@Tag("K1")
@Tag("K2")
class PrivacyTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "privacy.md");
  private static final Pattern ROW =
      Pattern.compile(
          "\\| `(?<document>[a-z-]+)` \\| `(?<field>[^`]+)` \\| (?<what>.*) \\| (?<why>.*) \\|");

  private final P256Signer device = new P256Signer();

  @Test
  void aDeviceSendsTheListedFieldsAndNoOthers() throws Exception {
    Map<String, Set<String>> sent = new TreeMap<>();
    add(sent, Wire.ENROLMENT, Samples.enrolment(device.key()));
    add(sent, Wire.CHECK_IN, Samples.CHECK_IN);
    add(sent, Wire.RECEIPT, Samples.RECEIPT);
    add(sent, Wire.LISTEN, Samples.LISTEN);
    add(sent, Wire.AUDIT, Samples.AUDIT);
    assertEquals(listed(), sent);
  }

  @Test
  void everyDocumentThatADeviceSignsIsCovered() throws Exception {
    Set<String> deviceSigned = new TreeSet<>(Set.of("envelope"));
    for (DocumentKind kind : DocumentKind.values()) {
      if (kind.role().isEmpty()) {
        deviceSigned.add(kind.wireName());
      }
    }
    assertEquals(deviceSigned, listed().keySet());
  }

  @Test
  void everyFieldIsExplainedAndJustified() throws Exception {
    for (Matcher row : rows()) {
      assertFalse(row.group("what").isBlank(), row.group("field"));
      assertFalse(row.group("why").isBlank(), row.group("field"));
    }
  }

  private <T> void add(Map<String, Set<String>> sent, DocumentType<T> type, T body)
      throws Exception {
    Envelope envelope = DeviceDocuments.sign(type, body, device, "a".repeat(64), Samples.AT);
    JsonObject payload =
        JsonParser.parseString(new String(envelope.payload(), StandardCharsets.UTF_8))
            .getAsJsonObject();
    Set<String> fields = sent.computeIfAbsent(type.kind().wireName(), kind -> new TreeSet<>());
    collect(payload.remove("body"), "", fields);
    Set<String> around = sent.computeIfAbsent("envelope", kind -> new TreeSet<>());
    collect(payload, "payload.", around);
    JsonObject json = envelope.toJson();
    json.remove("payload");
    collect(json, "", around);
  }

  /** The paths of all plain values under {@code element}. */
  private static void collect(JsonElement element, String path, Set<String> paths) {
    if (element.isJsonObject()) {
      String prefix = path.isEmpty() || path.endsWith(".") ? path : path + ".";
      element
          .getAsJsonObject()
          .entrySet()
          .forEach(m -> collect(m.getValue(), prefix + m.getKey(), paths));
    } else if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(item -> collect(item, path + "[]", paths));
    } else {
      paths.add(path);
    }
  }

  private static Map<String, Set<String>> listed() throws IOException {
    Map<String, Set<String>> listed = new TreeMap<>();
    for (Matcher row : rows()) {
      listed
          .computeIfAbsent(row.group("document"), document -> new TreeSet<>())
          .add(row.group("field"));
    }
    return listed;
  }

  private static List<Matcher> rows() throws IOException {
    return Files.readAllLines(PAGE).stream().map(ROW::matcher).filter(Matcher::matches).toList();
  }
}
