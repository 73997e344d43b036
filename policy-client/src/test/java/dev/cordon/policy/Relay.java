package dev.cordon.policy;

import dev.cordon.core.net.ControlHttp;
import dev.cordon.policy.protocol.Invitation;
import dev.cordon.server.RunningServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import okio.ByteString;

/**
 * Somebody on the way who opens TLS: everything passes through, is recorded, and may be lost or
 * changed. Event streams do not pass.
 */
final class Relay extends Dispatcher implements AutoCloseable {
  private static final MediaType JSON = MediaType.get("application/json");

  final List<RecordedRequest> seen = Collections.synchronizedList(new ArrayList<>());

  /** Path and answer to the answer that arrives; an empty one is lost on the way. */
  volatile BiFunction<String, byte[], byte[]> change = (path, answer) -> answer;

  /** Which paths are not passed on at all. */
  volatile Predicate<String> stop = path -> false;

  private final HeldCertificate certificate = Certificates.selfSigned();
  private final MockWebServer web = new MockWebServer();
  private final RunningServer real;
  private final ControlHttp onward;

  Relay(RunningServer real) throws IOException {
    this.real = real;
    onward = ControlHttp.pinned(real.uri(), real.pin());
    web.useHttps(Certificates.serving(certificate).sslSocketFactory());
    web.setProtocols(List.of(Protocol.HTTP_1_1)); // where closing a socket loses one answer
    web.setDispatcher(this);
    web.start();
  }

  /** The same invitation, leading here. */
  Invitation through(Invitation invitation) {
    return new Invitation(
        web.url("/").uri(), invitation.code(), Certificates.pin(certificate), invitation.tenant());
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    seen.add(request);
    if (request.getTarget().equals("/v1/events") || stop.test(request.getTarget())) {
      return new MockResponse.Builder().code(503).build();
    }
    try (Response response = onward.client().newCall(forward(request)).execute()) {
      byte[] answer = change.apply(request.getTarget(), response.body().bytes());
      MockResponse.Builder back = new MockResponse.Builder().code(response.code());
      return answer.length == 0
          ? back.onResponseStart(new SocketEffect.CloseSocket()).build()
          : back.body(new Buffer().write(answer)).build();
    } catch (IOException e) {
      return new MockResponse.Builder().code(502).body("<html>Bad Gateway</html>").build();
    }
  }

  @Override
  public void close() {
    onward.close();
    web.close();
  }

  private Request forward(RecordedRequest request) {
    ByteString body = request.getBody();
    Request.Builder onward = new Request.Builder().url(real.uri() + request.getTarget());
    return "GET".equals(request.getMethod())
        ? onward.build()
        : onward.post(RequestBody.create(body == null ? ByteString.EMPTY : body, JSON)).build();
  }
}
