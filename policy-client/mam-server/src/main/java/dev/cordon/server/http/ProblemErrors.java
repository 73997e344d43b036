package dev.cordon.server.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty itself refuses: as a problem document, without its own words about the cause. */
final class ProblemErrors extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Problem.write(refusal(response.getStatus()), request.getHeaders(), response, callback);
    return true;
  }

  private static Refused refusal(int status) {
    if (status == Fault.NOT_FOUND.status()) {
      return new Refused(Fault.NOT_FOUND);
    }
    return status >= 500 ? new Refused(Fault.UNAVAILABLE) : new Refused(Fault.REQUEST_MALFORMED);
  }
}
