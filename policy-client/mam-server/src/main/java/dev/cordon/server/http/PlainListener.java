package dev.cordon.server.http;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A few pages of plain text for the machine that the server runs on, without TLS. */
public final class PlainListener implements AutoCloseable {
  private static final int THREADS = 8;
  private static final int IDLE_MILLIS = 30_000;

  private final Server server;
  private final URI uri;

  private PlainListener(Server server, URI uri) {
    this.server = server;
    this.uri = uri;
  }

  /** What is answered. */
  public record Page(int status, String contentType, String text) {}

  /**
   * Begins to answer GET on {@code socket}.
   *
   * @param pages by path, made anew for each request
   */
  public static PlainListener start(
      ListeningSocket socket, String host, Map<String, Supplier<Page>> pages)
      throws ListenException {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
    threads.setName("operation");
    threads.setDaemon(true);
    Server server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setIdleTimeout(IDLE_MILLIS);
    server.addConnector(connector);
    server.setErrorHandler(new ProblemErrors());
    server.setHandler(new Pages(Map.copyOf(pages)));
    String name = host.contains(":") ? "[" + host + "]" : host;
    try {
      connector.open(socket.channel());
      server.start();
      return new PlainListener(server, URI.create("http://" + name + ":" + socket.port()));
    } catch (Exception e) {
      stop(server);
      throw new ListenException(e);
    }
  }

  /** Where it answers. */
  public URI uri() {
    return uri;
  }

  @Override
  public void close() {
    stop(server);
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception e) {
      Incidents.report(e);
    }
  }

  private static final class Pages extends Handler.Abstract {
    private final Map<String, Supplier<Page>> byPath;

    Pages(Map<String, Supplier<Page>> byPath) {
      this.byPath = byPath;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Supplier<Page> page = byPath.get(Request.getPathInContext(request));
      if (page == null) {
        Problem.write(new Refused(Fault.NOT_FOUND), request.getHeaders(), response, callback);
      } else if (!request.getMethod().equals("GET")) {
        response.getHeaders().put(HttpHeader.ALLOW, "GET");
        Refused refused = new Refused(Fault.METHOD_NOT_ALLOWED);
        Problem.write(refused, request.getHeaders(), response, callback);
      } else {
        write(page.get(), response, callback);
      }
      return true;
    }

    private static void write(Page page, Response response, Callback callback) {
      SafeHeaders.on(response.getHeaders());
      response.setStatus(page.status());
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, page.contentType());
      byte[] text = page.text().getBytes(StandardCharsets.UTF_8);
      response.write(true, ByteBuffer.wrap(text), callback);
    }
  }
}
