package dev.cordon.browser.residue.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

  /** Whether it is talked to over its standard input and output. */
  default boolean talks() {
    return false;
  }

  /** Where the objects of a process that lives on were written down when it was closed. */
  default Optional<Path> survivorsMemory() {
    return Optional.empty();
  }

  /** Asks it to close, as its window's closing would; {@code browser} is its first process. */
  default void close(Room room, Process process, ProcessHandle browser)
      throws IOException, InterruptedException {
    boolean unused = browser.destroy();
  }
}
