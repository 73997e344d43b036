package dev.cordon.server.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/** Reads a request whole, without holding a thread for a slow sender, then asks the endpoint. */
final class EndpointHandler extends Handler.Abstract {
  /** The largest body, in bytes. */
  static final int MAX_BODY_BYTES = 1 << 20;

  private static final int MAX_DRAINED_BYTES = 8 << 20;

  private final UriTemplatePathSpec template;
  private final Map<String, Endpoint> endpoints;
  private final Duration patience;

  EndpointHandler(
      UriTemplatePathSpec template, Map<String, Endpoint> endpoints, Duration patience) {
    this.template = template;
    this.endpoints = Map.copyOf(endpoints);
    this.patience = patience;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Reply reply = new Reply(request, response, callback);
    if (!endpoints.isEmpty()) {
      request.setAttribute(WatchedHandler.ROUTE, template.getDeclaration());
    }
    Scheduler.Task end = giveUpOnSlow(request);
    try {
      Endpoint endpoint = endpointFor(request, response);
      refuseWrongBody(request);
      Content.Source.asByteArrayAsync(
          request,
          MAX_BODY_BYTES,
          Promise.Invocable.from(
              InvocationType.BLOCKING,
              body -> {
                end.cancel();
                finish(endpoint, request, body, reply);
              },
              failure -> {
                end.cancel();
                reply.refuse(new Refused(fault(failure)));
              }));
    } catch (Refused e) {
      refuse(request, reply, e, end);
    }
    return true;
  }

  /** A body that drips is never idle for long, and never ends. */
  private Scheduler.Task giveUpOnSlow(Request request) {
    return request
        .getComponents()
        .getScheduler()
        .schedule(
            () -> request.fail(new TimeoutException()), patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Fault fault(Throwable failure) {
    return failure instanceof TimeoutException ? Fault.REQUEST_TOO_SLOW : Fault.BODY_TOO_LARGE;
  }

  private void finish(Endpoint endpoint, Request request, byte[] body, Reply reply) {
    Map<String, String> parameters =
        template.getPathParams(request.getHttpURI().getCanonicalPath());
    String route = request.getMethod() + " " + template.getDeclaration();
    reply.send(
        endpoint,
        new Call(
            route,
            parameters == null ? Map.of() : parameters,
            query(request),
            request.getHeaders(),
            body));
  }

  /** The first value of each name; one that is malformed asks nothing. */
  private static Map<String, String> query(Request request) {
    Map<String, String> values = new HashMap<>();
    try {
      Request.extractQueryParameters(request)
          .forEach(field -> values.putIfAbsent(field.getName(), field.getValue()));
    } catch (RuntimeException e) { // of the library: no valid UTF-8 after the percent signs
      return Map.of();
    }
    return values;
  }

  private Endpoint endpointFor(Request request, Response response) throws Refused {
    if (endpoints.isEmpty()) {
      throw new Refused(Fault.NOT_FOUND);
    }
    Endpoint endpoint = endpoints.get(request.getMethod());
    if (endpoint == null) {
      String allowed = String.join(", ", new TreeSet<>(endpoints.keySet()));
      response.getHeaders().put(HttpHeader.ALLOW, allowed);
      throw new Refused(Fault.METHOD_NOT_ALLOWED);
    }
    return endpoint;
  }

  /**
   * Reads the body to its end first, unless it is huge: an answer before that resets an HTTP/2
   * stream (RFC 9113, section 8.1), and clients that hear nothing while they send lose the answer.
   */
  private static void refuse(Request request, Reply reply, Refused refused, Scheduler.Task end) {
    Runnable answer =
        () -> {
          end.cancel();
          reply.refuse(refused);
        };
    if (request.getLength() > MAX_DRAINED_BYTES) {
      answer.run();
    } else {
      Content.Source.consumeAll(request, Callback.from(answer, failure -> answer.run()));
    }
  }

  private static void refuseWrongBody(Request request) throws Refused {
    if (request.getLength() > MAX_BODY_BYTES) {
      throw new Refused(Fault.BODY_TOO_LARGE);
    }
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    boolean isPlainRead = request.getMethod().equals("GET") || request.getMethod().equals("DELETE");
    if (!isPlainRead && !isJson(type)) {
      throw new Refused(Fault.NOT_JSON);
    }
  }

  private static boolean isJson(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    String type = contentType.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    return type.equals("application/json");
  }
}
