package dev.cordon.browser.residue.report;

import java.util.List;

/**
 * Places down, browsers across.
 *
 * @param words how many canaries each browser was given
 * @param files how many files were read that had changed
 * @param traced whether strace watched
 * @param seconds how long it took
 */
public record ResidueTable(
    List<Column> columns, List<Row> rows, int words, int files, boolean traced, long seconds) {
  /**
   * A browser.
   *
   * @param note what its page said of itself, or that it is not on this machine
   * @param command what was run
   */
  public record Column(String name, String note, List<String> command) {}

  /** A place. */
  public record Row(String place, List<Cell> cells) {}

  /**
   * What was found there.
   *
   * @param text a number; a dash where nobody looked
   * @param found a line for each word: which channel it came by, and where it was found
   */
  public record Cell(String text, List<String> found) {
    /** Nobody looked. */
    public static final Cell NONE = new Cell("–", List.of());

    /** For the page's style. */
    public String look() {
      return switch (text) {
        case "0" -> "good";
        case "–" -> "none";
        default -> "bad";
      };
    }
  }

  public ResidueTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }
}
