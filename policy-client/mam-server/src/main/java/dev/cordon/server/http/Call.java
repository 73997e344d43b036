package dev.cordon.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;

/** What a caller asks: path parameters, headers and the body as bytes. */
public final class Call {
  private final Map<String, String> parameters;
  private final HttpFields headers;
  private final byte[] body;

  Call(Map<String, String> parameters, HttpFields headers, byte[] body) {
    this.parameters = parameters;
    this.headers = headers;
    this.body = body;
  }

  /** The part of the path that the route calls {@code name}. */
  public String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalStateException("the route has no {" + name + "}");
    }
    return value;
  }

  /** A header's value. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /**
   * The body as text.
   *
   * @throws Refused if it is not UTF-8
   */
  public String text() throws Refused {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new Refused(Fault.BODY_MALFORMED, "$");
    }
  }
}
