package dev.cordon.server.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.pathmap.ServletPathSpec;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.PathMappingsHandler;

/** Which endpoint answers which method on which path. */
public final class Routes {
  private final Map<String, Map<String, Endpoint>> byPath = new LinkedHashMap<>();

  /**
   * Adds an endpoint.
   *
   * @param path a URI template such as {@code /v1/root/{version}}
   */
  public Routes add(String method, String path, Endpoint endpoint) {
    if (byPath.computeIfAbsent(path, p -> new HashMap<>()).put(method, endpoint) != null) {
      throw new IllegalStateException("two endpoints for " + method + " " + path);
    }
    return this;
  }

  /** What was added, as {@code GET /v1/root/{version}}. */
  public List<String> declared() {
    return byPath.entrySet().stream()
        .flatMap(path -> path.getValue().keySet().stream().map(each -> each + " " + path.getKey()))
        .sorted()
        .toList();
  }

  Handler handler(Duration bodyPatience) {
    PathMappingsHandler handler = new PathMappingsHandler();
    byPath.forEach(
        (path, methods) -> {
          UriTemplatePathSpec template = new UriTemplatePathSpec(path);
          handler.addMapping(template, new EndpointHandler(template, methods, bodyPatience));
        });
    UriTemplatePathSpec none = new UriTemplatePathSpec("/");
    handler.addMapping(
        new ServletPathSpec("/*"), new EndpointHandler(none, Map.of(), bodyPatience));
    return handler;
  }
}
