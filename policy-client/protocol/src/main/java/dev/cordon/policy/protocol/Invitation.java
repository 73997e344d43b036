package dev.cordon.policy.protocol;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator hands to an employee, as one line of text or a QR code.
 *
 * <p>It binds the device to one organisation: the root of its documents by {@code tenant}, the
 * server by {@code tlsPin}. The code is a secret until it was used, so {@link #toString} hides it.
 *
 * @param server the server's address, {@code https} only
 * @param code secret, used once
 * @param tlsPin {@code sha256/} and the Base64 of the SHA-256 of the server's SubjectPublicKeyInfo
 *     (RFC 7469, section 2.4)
 * @param tenant lowercase hex SHA-256 of the payload of root version 1
 */
public record Invitation(URI server, String code, String tlsPin, String tenant) {
  private static final String HEAD = "cordon:enrol?";
  private static final int MAX_CHARS = 4096;
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,128}");
  private static final Pattern PIN = Pattern.compile("sha256/[A-Za-z0-9+/]{43}=");
  private static final Pattern TENANT = Pattern.compile("[0-9a-f]{64}");

  /**
   * Reads what {@link #toText} wrote; white space around it is ignored.
   *
   * @throws DocumentRefusedException with {@code INVITATION_MALFORMED}
   */
  public static Invitation parse(String text) throws DocumentRefusedException {
    String line = text.trim();
    if (line.length() > MAX_CHARS || !line.startsWith(HEAD)) {
      throw malformed();
    }
    Map<String, String> fields = fields(line.substring(HEAD.length()));
    String code = matching(CODE, fields.get("code"));
    String pin = matching(PIN, fields.get("pin"));
    String tenant = matching(TENANT, fields.get("tenant"));
    return new Invitation(httpsAddress(fields.get("server")), code, pin, tenant);
  }

  /** One line: {@code cordon:enrol?server=…&code=…&pin=…&tenant=…}, percent-encoded. */
  public String toText() {
    return HEAD
        + "server="
        + encoded(server.toString())
        + "&code="
        + encoded(code)
        + "&pin="
        + encoded(tlsPin)
        + "&tenant="
        + encoded(tenant);
  }

  @Override
  public String toString() {
    return "Invitation[server=" + server + ", tenant=" + tenant + "]";
  }

  private static Map<String, String> fields(String query) throws DocumentRefusedException {
    Map<String, String> fields = new HashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1 || fields.put(pair.substring(0, equals), decoded(pair, equals)) != null) {
        throw malformed();
      }
    }
    return fields;
  }

  private static String decoded(String pair, int equals) throws DocumentRefusedException {
    try {
      return URLDecoder.decode(pair.substring(equals + 1), "UTF-8");
    } catch (IllegalArgumentException | UnsupportedEncodingException e) {
      throw malformed();
    }
  }

  private static String encoded(String value) {
    try {
      return URLEncoder.encode(value, "UTF-8");
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String matching(Pattern pattern, @Nullable String value)
      throws DocumentRefusedException {
    if (value == null || !pattern.matcher(value).matches()) {
      throw malformed();
    }
    return value;
  }

  private static URI httpsAddress(@Nullable String value) throws DocumentRefusedException {
    try {
      URI server = new URI(value == null ? "" : value);
      if (!"https".equals(server.getScheme()) || server.getHost() == null) {
        throw malformed();
      }
      return server;
    } catch (URISyntaxException e) {
      throw malformed();
    }
  }

  private static DocumentRefusedException malformed() {
    return new DocumentRefusedException(Reason.of(Reason.Code.INVITATION_MALFORMED));
  }
}
