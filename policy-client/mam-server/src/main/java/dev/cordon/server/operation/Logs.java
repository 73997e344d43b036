package dev.cordon.server.operation;

import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** How this process logs, to standard error. */
public final class Logs {
  private static final Logger ROOT = Logger.getLogger("");

  private Logs() {}

  /** The form of each line. */
  public enum Form {
    TEXT,
    JSON
  }

  /**
   * Begins to log.
   *
   * @param requests whether each request gets a line
   */
  public static void begin(Form form, boolean requests) {
    ROOT.setLevel(Level.WARNING); // libraries announce themselves at INFO
    if (requests) {
      RequestLog.open();
    }
    if (form == Form.JSON) {
      for (Handler handler : ROOT.getHandlers()) {
        ROOT.removeHandler(handler);
      }
      Handler lines = new ConsoleHandler();
      lines.setFormatter(new JsonLines());
      ROOT.addHandler(lines);
    }
  }
}
