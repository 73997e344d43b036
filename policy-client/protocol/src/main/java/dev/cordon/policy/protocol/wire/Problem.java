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
  private static final Pattern CODE = Pattern.compile("[A-Z0-9_]{1,64}");
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
   * Reads what {@link #toBytes} wrote. A code that is no {@link Reason.Code}, such as a server's
   * own or a newer one, becomes {@code SERVER_REFUSED} that names it.
   *
   * @throws DocumentRefusedException if it is something else
   */
  public static Problem parse(byte[] json) throws DocumentRefusedException {
    Fields fields = JsonText.read(json);
    String code = fields.text("code", CODE);
    int status = (int) fields.number("status", 100, 599);
    List<String> arguments = List.of();
    if (fields.has("arguments")) {
      arguments = fields.texts("arguments", ARGUMENT, MAX_ARGUMENTS);
    }
    for (Reason.Code known : Reason.Code.values()) {
      if (known.name().equals(code)) {
        return new Problem(status, new Reason(known, arguments));
      }
    }
    return new Problem(status, Reason.of(Reason.Code.SERVER_REFUSED, code));
  }
}
