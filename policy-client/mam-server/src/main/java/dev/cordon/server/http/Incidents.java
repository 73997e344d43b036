package dev.cordon.server.http;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bugs, in the log. Types and places only: the words of an exception may quote what a caller sent.
 */
public final class Incidents {
  private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);
  private static final int FRAMES = 12;

  private Incidents() {}

  /** Logs {@code bug}; the number that the caller may quote. */
  public static String report(Throwable bug) {
    String number = UUID.randomUUID().toString();
    StringBuilder places = new StringBuilder();
    for (Throwable cause = bug; cause != null; cause = cause.getCause()) {
      places.append(cause.getClass().getName()).append(frames(cause)).append(' ');
    }
    LOG.error("incident {}: {}", number, places);
    return number;
  }

  private static String frames(Throwable cause) {
    return Arrays.stream(cause.getStackTrace())
        .limit(FRAMES)
        .map(StackTraceElement::toString)
        .collect(Collectors.joining(" < ", " at ", ";"));
  }
}
