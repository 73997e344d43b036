package dev.cordon.server.operation;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;

/**
 * One JSON object a line. Of an exception only types and places, of a library's record only who
 * wrote it: their words may quote what a caller sent, or name the caller.
 */
final class JsonLines extends Formatter {
  private static final String OURS = "dev.cordon.";
  private static final Set<String> REQUEST = Set.of(RequestLog.NAME);
  private static final int FRAMES = 12;

  @Override
  public String format(LogRecord record) {
    String logger = Optional.ofNullable(record.getLoggerName()).orElse("");
    JsonObject line = new JsonObject();
    line.addProperty("time", record.getInstant().toString());
    line.addProperty("level", record.getLevel().getName());
    line.addProperty("logger", logger);
    if (REQUEST.contains(logger)) {
      request(record.getParameters(), line);
    } else if (logger.startsWith(OURS)) {
      line.addProperty("message", formatMessage(record));
    }
    Throwable thrown = record.getThrown();
    if (thrown != null) {
      line.addProperty("thrown", places(thrown));
    }
    return line + System.lineSeparator();
  }

  private static void request(Object[] parameters, JsonObject line) {
    line.addProperty("method", parameters[0].toString());
    line.addProperty("route", parameters[1].toString());
    line.addProperty("status", Integer.parseInt(parameters[2].toString()));
    line.addProperty("millis", Long.parseLong(parameters[3].toString()));
  }

  private static String places(Throwable thrown) {
    String frames =
        Arrays.stream(thrown.getStackTrace())
            .limit(FRAMES)
            .map(StackTraceElement::toString)
            .collect(Collectors.joining(" < ", " at ", ""));
    Throwable cause = thrown.getCause();
    String here = thrown.getClass().getName() + frames;
    return cause == null || cause == thrown ? here : here + "; because " + places(cause);
  }
}
