package dev.cordon.core.net;

import dev.cordon.policy.protocol.Reason;
import java.io.IOException;
import java.net.UnknownServiceException;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The outermost and the innermost guard of {@link SecureHttp}: around each call, that the container
 * is and stays open and errors are typed; at each hop of it, that the connection is on the terms of
 * the policy in force.
 */
final class OpenOnly {
  private final Lifeline lifeline;
  private final PolicyTls tls;

  OpenOnly(Lifeline lifeline, PolicyTls tls) {
    this.lifeline = lifeline;
    this.tls = tls;
  }

  Response aroundCall(Interceptor.Chain chain) throws IOException {
    long stretch = lifeline.enter();
    requireHttps(chain.request());
    tls.current();
    try {
      return guarded(chain.proceed(chain.request()), chain.call(), stretch);
    } catch (IOException e) {
      throw explain(chain.call(), stretch, e);
    }
  }

  Response atHop(Interceptor.Chain chain) throws IOException {
    // Closes this very connection if it was made on older terms.
    tls.current();
    return chain.proceed(chain.request());
  }

  private Response guarded(Response response, Call call, long stretch) throws IOException {
    try {
      lifeline.require(stretch);
    } catch (IOException e) {
      response.close();
      throw e;
    }
    return response
        .newBuilder()
        .body(new GuardedBody(response.body(), during(call, stretch)))
        .build();
  }

  private GuardedBody.Guard during(Call call, long stretch) {
    return new GuardedBody.Guard() {
      @Override
      public void before() throws IOException {
        lifeline.require(stretch);
      }

      @Override
      public IOException explain(IOException failure) {
        return OpenOnly.this.explain(call, stretch, failure);
      }
    };
  }

  /** A call that the app itself cancelled stays what OkHttp says it is. */
  private IOException explain(Call call, long stretch, IOException failure) {
    IOException typed = lifeline.explain(stretch, failure);
    return typed instanceof UnreachableServerException && call.isCanceled() ? failure : typed;
  }

  private static void requireHttps(Request request) throws UntrustedServerException {
    if (!request.isHttps()) {
      throw new UntrustedServerException(
          Reason.Code.SERVER_NOT_ENCRYPTED,
          new UnknownServiceException("cleartext to " + request.url().host() + " is refused"));
    }
  }
}
