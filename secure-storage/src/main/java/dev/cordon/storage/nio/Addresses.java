package dev.cordon.storage.nio;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;

/**
 * The URIs of a file system's paths: {@code cordon://identity/path}, percent-encoded as UTF-8.
 *
 * @param identity which file system it is; the authority of its URIs
 */
record Addresses(String identity) {
  static final String SCHEME = "cordon";

  Addresses {
    if (identity.isEmpty()) {
      throw new IllegalArgumentException("A file system needs an identity");
    }
  }

  URI of(Path absolute) {
    try {
      URI uri = new URI(SCHEME, identity, absolute.toString(), null, null);
      return URI.create(uri.toASCIIString());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e); // every absolute path can be quoted
    }
  }

  /** The path that {@code uri} names in this file system. */
  String path(URI uri) {
    requireOurs(uri);
    String path = uri.getPath();
    if (path == null || path.isEmpty() || uri.getQuery() != null || uri.getFragment() != null) {
      throw new IllegalArgumentException("Not the URI of a work file: it has a path and no more");
    }
    return path;
  }

  /** Refuses the URI of another scheme or file system. */
  void requireOurs(URI uri) {
    if (!SCHEME.equalsIgnoreCase(uri.getScheme())) {
      throw new IllegalArgumentException("The URI of a work file begins with " + SCHEME + "://");
    }
    if (!identity.equals(uri.getAuthority())) {
      throw new FileSystemNotFoundException("The URI is of another file system");
    }
  }
}
