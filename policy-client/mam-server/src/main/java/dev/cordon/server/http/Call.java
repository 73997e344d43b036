package dev.cordon.server.http;

import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.JsonText;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;

/** What a caller asks: path parameters, headers and the body as bytes. */
public final class Call {
  private final String route;
  private final Map<String, String> parameters;
  private final Map<String, String> query;
  private final HttpFields headers;
  private final byte[] body;

  Call(
      String route,
      Map<String, String> parameters,
      Map<String, String> query,
      HttpFields headers,
      byte[] body) {
    this.route = route;
    this.parameters = parameters;
    this.query = query;
    this.headers = headers;
    this.body = body;
  }

  /** Method and URI template, such as {@code GET /v1/root/{version}}: nothing of the caller's. */
  public String route() {
    return route;
  }

  /** The part of the path that the route calls {@code name}. */
  public String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalStateException("the route has no {" + name + "}");
    }
    return value;
  }

  /** The value of {@code name} after the question mark of the address. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /** A header's value. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The body; a copy. */
  public byte[] body() {
    return body.clone();
  }

  /** Takes a value out of a JSON object. */
  public interface Reading<T> {
    T from(Fields fields) throws DocumentRefusedException;
  }

  /**
   * What {@code reading} takes out of the body.
   *
   * @throws Refused if the body is no JSON object, or a member is missing, malformed or out of
   *     range; names its path
   */
  public <T> T read(Reading<T> reading) throws Refused {
    try {
      return reading.from(JsonText.read(body));
    } catch (DocumentRefusedException e) {
      Reason reason = e.reason();
      throw reason.code() == Reason.Code.DOCUMENT_OUT_OF_RANGE
          ? new Refused(Fault.VALUE_REFUSED, reason.arguments().toArray())
          : new Refused(Fault.BODY_MALFORMED, reason.arguments().toArray());
    }
  }
}
