package dev.cordon.browser.download;

import java.util.Set;

/**
 * What the first bytes of a download show.
 *
 * @param sniffedType what they are, such as {@code application/pdf}; empty if nothing that is known
 * @param warnings what the app should tell the employee before the file is opened
 */
public record Content(String sniffedType, Set<Warning> warnings) {
  /** What may be wrong with a download. */
  public enum Warning {
    /** A program or a script: it can do harm when it is run. */
    EXECUTABLE,
    /** The server says one type and the bytes are another. */
    TYPE_DISAGREES,
    /** The name ends like one type and the bytes are another. */
    NAME_DISAGREES
  }

  public Content {
    warnings = Set.copyOf(warnings);
  }
}
