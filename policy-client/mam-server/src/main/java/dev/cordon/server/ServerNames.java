package dev.cordon.server;

import dev.cordon.server.setup.StartException;
import dev.cordon.server.setup.StartException.Problem;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;

/** The names and addresses that a server is reached under. */
final class ServerNames {
  private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "[::]", "*");

  private final ServerOptions options;

  private ServerNames(ServerOptions options) {
    this.options = options;
  }

  static ServerNames of(ServerOptions options) throws StartException {
    if (options.publicUrl().isPresent()) {
      refuseUnusable(options.publicUrl().get());
    } else if (EVERY_ADDRESS.contains(options.host())) {
      throw new StartException(Problem.PUBLIC_URL_MISSING, options.host());
    }
    return new ServerNames(options);
  }

  /** What the certificate must name. */
  Set<String> forCertificate() {
    Set<String> names = new TreeSet<>(Set.of("localhost", "127.0.0.1"));
    options.publicUrl().map(ServerNames::host).ifPresent(names::add);
    if (!EVERY_ADDRESS.contains(options.host())) {
      names.add(options.host());
    }
    return names;
  }

  /** What a certificate of the operator's must name: that which devices use. */
  Set<String> forDevices() {
    return Set.of(options.publicUrl().map(ServerNames::host).orElseGet(options::host));
  }

  /** What invitations name. */
  URI address(int port) {
    String host = options.host().contains(":") ? "[" + options.host() + "]" : options.host();
    return options.publicUrl().orElseGet(() -> URI.create("https://" + host + ":" + port));
  }

  private static void refuseUnusable(URI url) throws StartException {
    boolean isPlain = url.getPath() == null || url.getPath().isEmpty();
    if (!"https".equals(url.getScheme())
        || url.getHost() == null
        || !isPlain
        || url.getQuery() != null
        || url.getUserInfo() != null) {
      throw new StartException(Problem.PUBLIC_URL_REFUSED, url.toString());
    }
  }

  private static String host(URI url) {
    return url.getHost().replaceAll("[\\[\\]]", "");
  }
}
