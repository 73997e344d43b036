package dev.cordon.browser.residue.peer;

import java.io.IOException;
import java.util.List;

/** A browser that is looked at. */
public interface Contender {
  /** For the head of its column. */
  String name();

  /** For addresses and folders: letters, digits, hyphens. */
  String slug();

  /** Whether this machine has it. */
  boolean isHere();

  /** Whether it has a window, where a person types and copies. */
  boolean hasWindow();

  /** What is run. Its first process is the one that a person would close. */
  List<String> command(Room room, String url) throws IOException;

  /** Leads it to {@code url} after it started, if its command did not. */
  default void lead(Room room, Process process, String url)
      throws IOException, InterruptedException {}

  /** Asks it to close, as its window's closing would; {@code browser} is its first process. */
  default void close(Room room, Process process, ProcessHandle browser)
      throws IOException, InterruptedException {
    boolean unused = browser.destroy();
  }
}
