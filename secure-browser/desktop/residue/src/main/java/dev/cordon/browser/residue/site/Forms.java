package dev.cordon.browser.residue.site;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.ByteString;

/** What came in with a request. */
final class Forms {
  private Forms() {}

  /** The fields of an urlencoded body (WHATWG URL, section 5). */
  static Map<String, String> fields(RecordedRequest request, Charset charset) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : body(request).utf8().split("&", -1)) {
      int sign = pair.indexOf('=');
      if (sign > 0) {
        fields.put(text(pair.substring(0, sign), charset), text(pair.substring(sign + 1), charset));
      }
    }
    return fields;
  }

  /** Not {@link java.net.URLDecoder}: a character's second byte may stand there as a letter. */
  private static String text(String encoded, Charset charset) {
    Buffer bytes = new Buffer();
    for (int i = 0; i < encoded.length(); i++) {
      char sign = encoded.charAt(i);
      if (sign == '%' && i + 2 < encoded.length()) {
        bytes.writeByte(Integer.parseInt(encoded.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.writeByte(sign == '+' ? ' ' : sign);
      }
    }
    return bytes.readString(charset);
  }

  static Map<String, String> fields(RecordedRequest request) {
    return fields(request, StandardCharsets.UTF_8);
  }

  /** One value of the address's query; empty if it is not there. */
  static String query(RecordedRequest request, String name) {
    String value = request.getUrl().queryParameter(name);
    return value == null ? "" : value;
  }

  static String header(RecordedRequest request, String name) {
    String value = request.getHeaders().get(name);
    return value == null ? "" : value;
  }

  static ByteString body(RecordedRequest request) {
    ByteString body = request.getBody();
    return body == null ? ByteString.EMPTY : body;
  }

  /** HTTP/2 may bring them one by one (RFC 9113, section 8.2.3). */
  static String cookies(RecordedRequest request) {
    return String.join("; ", request.getHeaders().values("Cookie"));
  }

  /** The value of a cookie; empty if it was not sent. */
  static String cookie(RecordedRequest request, String name) {
    for (String pair : cookies(request).split(";", -1)) {
      if (pair.strip().startsWith(name + "=")) {
        return pair.strip().substring(name.length() + 1);
      }
    }
    return "";
  }
}
