package dev.cordon.browser;

import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.browser.network.InternalAddressException;
import dev.cordon.core.error.ContainerException;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.Optional;
import java.util.function.Predicate;

/** What a failed request means. */
final class Failures {
  private static final int MAX_DEPTH = 20;

  private Failures() {}

  /** A refusal that it amounts to; empty: an error of the connection or the container. */
  static Optional<Refusal> refusal(IOException failure, String host) {
    Optional<Refusal> internal = InternalAddressException.refusalIn(failure);
    if (internal.isPresent()) {
      return internal;
    }
    return find(failure, Failures::isMalformed).isPresent()
        ? Optional.of(Refusal.of(Problem.ANSWER_MALFORMED, host))
        : Optional.empty();
  }

  /** Throws it as what it is. */
  static BrowserException thrown(IOException failure, String host) throws ContainerException {
    // What the request's own body threw comes wrapped as if the network had.
    Optional<Throwable> own = find(failure, BrowserException.class::isInstance);
    if (own.isPresent() && own.get() instanceof BrowserException typed) {
      return typed;
    }
    if (failure instanceof ContainerException typed) {
      throw typed;
    }
    return new BrowserException(Refusal.of(Problem.STOPPED, host), failure);
  }

  /** OkHttp says so of bad frames and fields, and of fields without end by the line it misses. */
  private static boolean isMalformed(Throwable cause) {
    return cause instanceof ProtocolException
        || String.valueOf(cause.getMessage()).startsWith("\\n not found");
  }

  private static Optional<Throwable> find(Throwable failure, Predicate<Throwable> wanted) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
      if (wanted.test(cause)) {
        return Optional.of(cause);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }
}
