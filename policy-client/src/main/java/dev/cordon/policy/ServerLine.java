package dev.cordon.policy;

import dev.cordon.core.error.ContainerException;
import dev.cordon.core.net.ControlHttp;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.wire.Bundle;
import dev.cordon.policy.protocol.wire.Challenge;
import dev.cordon.policy.protocol.wire.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import okio.BufferedSource;
import okio.Okio;

/** The line to one server: envelopes out, bytes or a typed refusal back. Safe for many threads. */
final class ServerLine implements Closeable {
  private static final MediaType JSON = MediaType.get("application/json");

  /** The server pings every 25 s: after two missed ones the stream is dead. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  /** More than a month of pings. */
  private static final long MOST_STREAMED_BYTES = 1 << 20;

  /** A whole exchange: a server that drips its answer must not hold up the lease watch. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(60);

  private final ControlHttp http;
  private final HttpUrl server;
  private final OkHttpClient calling;
  private final OkHttpClient streaming;

  private ServerLine(ControlHttp http, HttpUrl server, List<Interceptor> last) {
    this.http = http;
    this.server = server;
    this.calling = with(last, http.client().newBuilder().callTimeout(LONGEST_CALL));
    this.streaming =
        with(
            last,
            http.client()
                .newBuilder()
                .readTimeout(SILENCE)
                .addInterceptor(ServerLine::boundStream));
  }

  private static OkHttpClient with(List<Interceptor> last, OkHttpClient.Builder client) {
    last.forEach(client::addInterceptor);
    return client.build();
  }

  /**
   * @param last what stands between all of this and the network: nothing, but for tests
   */
  static ServerLine to(URI server, String tlsPin, List<Interceptor> last)
      throws ContainerException {
    ControlHttp http = ControlHttp.pinned(server, tlsPin);
    HttpUrl url = HttpUrl.get(server);
    if (url == null) {
      throw new IllegalStateException("the control client takes https alone");
    }
    return new ServerLine(http, url, last);
  }

  /** The body of the server's answer; anything but success is thrown. */
  byte[] post(String path, Envelope envelope) throws ContainerException {
    return answer(request(path, envelope));
  }

  /** A fresh word of the server's for one check-in. */
  String challenge(String enrolment) throws ContainerException {
    HttpUrl url =
        server.newBuilder().addPathSegments("v1/challenges").addPathSegment(enrolment).build();
    byte[] answer = answer(new Request.Builder().url(url).header("User-Agent", "cordon").build());
    try {
      return Challenge.parse(answer).challenge();
    } catch (DocumentRefusedException e) {
      throw PolicyClientException.of(e);
    }
  }

  private byte[] answer(Request request) throws ContainerException {
    try (Response response = calling.newCall(request).execute()) {
      byte[] body = bounded(response.body().source());
      if (!response.isSuccessful()) {
        throw refused(response.code(), body);
      }
      return body;
    } catch (ContainerException e) {
      throw e;
    } catch (IOException e) {
      throw new PolicyClientException(Reason.of(Reason.Code.SERVER_UNREACHABLE), e);
    }
  }

  /** Opens a stream of events. */
  EventSource events(String path, Envelope envelope, EventSourceListener listener) {
    return EventSources.createFactory(streaming).newEventSource(request(path, envelope), listener);
  }

  @Override
  public void close() {
    http.close();
  }

  private Request request(String path, Envelope envelope) {
    return new Request.Builder()
        .url(server.newBuilder().addPathSegments(path).build())
        .header("User-Agent", "cordon") // the default names library and version
        .post(RequestBody.create(envelope.toBytes(), JSON))
        .build();
  }

  private static byte[] bounded(BufferedSource body) throws IOException {
    if (body.request(Bundle.MAX_BYTES + 1L)) {
      throw PolicyClientException.of(Reason.Code.DOCUMENT_MALFORMED, "$");
    }
    return body.readByteArray();
  }

  /** A line without end would fill the memory; a stream that is cut is opened anew. */
  private static Response boundStream(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    ResponseBody body = response.body();
    BufferedSource bounded = Okio.buffer(new BoundedSource(body.source(), MOST_STREAMED_BYTES));
    return response
        .newBuilder()
        .body(ResponseBody.create(bounded, body.contentType(), body.contentLength()))
        .build();
  }

  private static PolicyClientException refused(int status, byte[] body) {
    try {
      return new PolicyClientException(Problem.parse(body).reason());
    } catch (DocumentRefusedException e) {
      return new PolicyClientException(Reason.of(Reason.Code.SERVER_REFUSED, "HTTP " + status), e);
    }
  }
}
