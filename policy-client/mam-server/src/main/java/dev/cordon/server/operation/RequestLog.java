package dev.cordon.server.operation;

import dev.cordon.server.http.Traffic.Exchange;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One record for each request, to a log of its own: what was asked and answered, not by whom. */
final class RequestLog {
  static final String NAME = "mam.requests";

  private static final Logger LOG = Logger.getLogger(NAME);

  static {
    LOG.setLevel(Level.OFF); // until somebody asks for it
  }

  private RequestLog() {}

  static void open() {
    LOG.setLevel(Level.INFO);
  }

  static void note(Exchange exchange) {
    if (LOG.isLoggable(Level.INFO)) {
      LOG.log(
          Level.INFO,
          "{0} {1} {2} {3} ms",
          new Object[] {
            exchange.method(),
            exchange.route(),
            Integer.toString(exchange.status()),
            Long.toString(exchange.took().toMillis())
          });
    }
  }
}
