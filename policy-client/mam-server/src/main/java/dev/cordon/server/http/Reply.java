package dev.cordon.server.http;

import dev.cordon.server.register.RegisterUnavailableException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The way back to one caller. */
final class Reply {
  private final Request request;
  private final Response response;
  private final Callback callback;

  Reply(Request request, Response response, Callback callback) {
    this.request = request;
    this.response = response;
    this.callback = callback;
  }

  void send(Endpoint endpoint, Call call) {
    try {
      write(endpoint.answer(call));
    } catch (Refused e) {
      refuse(e);
    } catch (RegisterUnavailableException e) {
      Incidents.report(e);
      refuse(Refused.unavailable());
    } catch (RuntimeException e) {
      refuse(new Refused(Fault.INTERNAL, Incidents.report(e)));
    }
  }

  void refuse(Refused refused) {
    Problem.write(refused, request.getHeaders(), response, callback);
  }

  private void write(Answer answer) {
    HttpFields.Mutable headers = response.getHeaders();
    SafeHeaders.on(headers);
    if (answer instanceof Answer.Json json) {
      response.setStatus(json.status());
      headers.put(HttpHeader.CONTENT_TYPE, "application/json");
      if (json.isImmutable()) {
        headers.put(HttpHeader.CACHE_CONTROL, "public, max-age=31536000, immutable");
      }
      response.write(true, bytes(json.body()), callback);
    } else if (answer instanceof Answer.Empty empty) {
      response.setStatus(empty.status());
      callback.succeeded();
    } else if (answer instanceof Answer.Stream stream) {
      open(stream);
    }
  }

  private void open(Answer.Stream stream) {
    response.setStatus(200);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
    response.write(
        false,
        bytes(": open\n\n"),
        Callback.from(
            () -> stream.subscriber().accept(new EventStream(response, callback)),
            callback::failed));
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
