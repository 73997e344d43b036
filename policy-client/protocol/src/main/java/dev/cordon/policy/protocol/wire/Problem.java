package dev.cordon.policy.protocol.wire;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.JsonText;
import dev.cordon.policy.protocol.json.Lists;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The server's refusal as {@code application/problem+json} (RFC 9457), with the reason's code and
 * what its text names.
 *
 * @param status the HTTP status
 * @param reason why
 */
public record Problem(int status, Reason reason) {
  /** Its media type. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final int MAX_ARGUMENTS = 8;
  private static final Pattern ARGUMENT = Pattern.compile("\\P{Cntrl}{0,200}");

  /** As JSON in UTF-8; the title is for developers, in English. */
  public byte[] toBytes() {
    JsonObject json = new JsonObject();
    json.addProperty("type", "about:blank");
    json.addProperty("title", reason.text(Locale.ENGLISH));
    json.addProperty("status", status);
    json.addProperty("code", reason.code().name());
    json.add("arguments", Lists.of(reason.arguments(), Lists::text));
    return JsonText.write(json);
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws DocumentRefusedException if it is something else, or a reason of a newer server
   */
  public static Problem parse(byte[] json) throws DocumentRefusedException {
    Fields fields = JsonText.read(json);
    Reason.Code code = fields.choice("code", Reason.Code.values(), Enum::name);
    int status = (int) fields.number("status", 100, 599);
    List<String> arguments = List.of();
    if (fields.has("arguments")) {
      arguments = fields.texts("arguments", ARGUMENT, MAX_ARGUMENTS);
    }
    return new Problem(status, new Reason(code, arguments));
  }
}
