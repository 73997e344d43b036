package dev.cordon.browser.channel;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.cordon.browser.channel.ChannelException.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * JSON text (RFC 8259) as UTF-8, read so that there is one way to understand it: a member that
 * stands twice, null, data after the end, a byte order mark and malformed UTF-8 are refused.
 */
final class JsonTree {
  private static final int MAX_DEPTH = 4;
  private static final int MAX_DIGITS = 17;

  private JsonTree() {}

  static JsonObject read(ByteBuffer utf8) throws ChannelException {
    try (JsonReader reader = new JsonReader(new StringReader(decoded(utf8)))) {
      reader.setStrictness(Strictness.STRICT);
      reader.setNestingLimit(MAX_DEPTH);
      JsonElement tree = element(reader);
      if (!(tree instanceof JsonObject object) || reader.peek() != JsonToken.END_DOCUMENT) {
        throw malformed(null);
      }
      return object;
    } catch (ChannelException e) {
      throw e;
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      throw malformed(e);
    }
  }

  private static String decoded(ByteBuffer utf8) throws IOException {
    // A fresh decoder reports malformed input; new String() would replace it.
    String text = StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    if (text.startsWith("\uFEFF")) {
      throw new CharacterCodingException(); // Gson would skip a byte order mark
    }
    return text;
  }

  private static JsonElement element(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> object(reader);
      case BEGIN_ARRAY -> array(reader);
      case STRING -> new JsonPrimitive(reader.nextString());
      case NUMBER -> number(reader.nextString());
      case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
      default -> throw malformed(null);
    };
  }

  private static JsonObject object(JsonReader reader) throws IOException {
    JsonObject object = new JsonObject();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (object.has(name)) {
        throw malformed(null);
      }
      object.add(name, element(reader));
    }
    reader.endObject();
    return object;
  }

  private static JsonArray array(JsonReader reader) throws IOException {
    JsonArray array = new JsonArray();
    reader.beginArray();
    while (reader.hasNext()) {
      if (array.size() == Bounds.LIST_MEMBERS) {
        throw new ChannelException(Problem.OUT_OF_BOUNDS, "a list is too long");
      }
      array.add(element(reader));
    }
    reader.endArray();
    return array;
  }

  /** Only whole numbers are ever sent; a huge exponent must not cost memory later. */
  private static JsonPrimitive number(String text) {
    if (text.length() > MAX_DIGITS || !text.matches("-?[0-9]+")) {
      throw new NumberFormatException("not a whole number within bounds");
    }
    return new JsonPrimitive(new BigDecimal(text));
  }

  private static ChannelException malformed(@Nullable Exception cause) {
    String what = "a payload is not one JSON object as agreed";
    return cause == null
        ? new ChannelException(Problem.MALFORMED, what)
        : new ChannelException(Problem.MALFORMED, what, cause);
  }
}
