package dev.cordon.policy.protocol.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * JSON text (RFC 8259) as UTF-8 bytes. Two readers of the same bytes must see the same document, so
 * a member that stands twice, data after the end, and whatever the grammar does not allow are
 * refused.
 */
public final class JsonText {
  /** The largest single document that is read: 1 MiB. */
  public static final int MAX_BYTES = 1 << 20;

  private static final int MAX_DEPTH = 32;

  private JsonText() {}

  /** {@code object} without white space. */
  public static byte[] write(JsonObject object) {
    return object.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The one object that {@code utf8} holds, which has at most {@link #MAX_BYTES}.
   *
   * @throws DocumentRefusedException with {@code DOCUMENT_MALFORMED}
   */
  public static Fields read(byte[] utf8) throws DocumentRefusedException {
    return read(utf8, MAX_BYTES);
  }

  /** The one object that {@code utf8} holds, which has at most {@code maxBytes}. */
  public static Fields read(byte[] utf8, int maxBytes) throws DocumentRefusedException {
    if (utf8.length > maxBytes) {
      throw malformed("$");
    }
    try (JsonReader reader = new JsonReader(new StringReader(decode(utf8)))) {
      reader.setStrictness(Strictness.STRICT);
      reader.setNestingLimit(MAX_DEPTH);
      JsonElement tree = element(reader);
      if (!(tree instanceof JsonObject object) || reader.peek() != JsonToken.END_DOCUMENT) {
        throw malformed("$");
      }
      return Fields.of(object);
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      throw malformed("$");
    }
  }

  private static String decode(byte[] utf8) throws CharacterCodingException {
    // A fresh decoder reports malformed input; new String() would replace it.
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    if (text.startsWith("\uFEFF")) {
      throw new CharacterCodingException(); // Gson would skip a byte order mark
    }
    return text;
  }

  private static JsonElement element(JsonReader reader)
      throws IOException, DocumentRefusedException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> object(reader);
      case BEGIN_ARRAY -> array(reader);
      case STRING -> new JsonPrimitive(reader.nextString());
      case NUMBER -> number(reader.nextString());
      case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
      case NULL -> {
        reader.nextNull();
        yield JsonNull.INSTANCE;
      }
      default -> throw malformed("$");
    };
  }

  private static JsonObject object(JsonReader reader) throws IOException, DocumentRefusedException {
    JsonObject object = new JsonObject();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (object.has(name)) {
        throw malformed("$");
      }
      object.add(name, element(reader));
    }
    reader.endObject();
    return object;
  }

  private static JsonArray array(JsonReader reader) throws IOException, DocumentRefusedException {
    JsonArray array = new JsonArray();
    reader.beginArray();
    while (reader.hasNext()) {
      array.add(element(reader));
    }
    reader.endArray();
    return array;
  }

  private static JsonPrimitive number(String text) {
    // No document holds long numbers; a huge exponent must not cost memory later.
    if (text.length() > 32) {
      throw new NumberFormatException("number too long");
    }
    return new JsonPrimitive(new BigDecimal(text));
  }

  private static DocumentRefusedException malformed(String path) {
    return new DocumentRefusedException(Reason.of(Reason.Code.DOCUMENT_MALFORMED, path));
  }
}
