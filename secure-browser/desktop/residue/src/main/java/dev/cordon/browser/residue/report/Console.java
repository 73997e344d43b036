package dev.cordon.browser.residue.report;

import java.util.Locale;

/** The table for a terminal. */
public final class Console {
  private static final int PLACE = 52;
  private static final int CELL = 13;

  private Console() {}

  /** As text, with a line for each column's name below it. */
  public static String text(ResidueTable table) {
    StringBuilder text = new StringBuilder();
    text.append(line("canaries found of " + table.words(), table, -1));
    for (ResidueTable.Row row : table.rows()) {
      text.append(pad(row.place(), PLACE));
      row.cells().forEach(cell -> text.append(pad(cell.text(), CELL)));
      text.append('\n');
    }
    for (int i = 0; i < table.columns().size(); i++) {
      ResidueTable.Column column = table.columns().get(i);
      text.append(String.format(Locale.ROOT, "%n[%d] %s: %s", i + 1, column.name(), column.note()));
      if (!column.command().isEmpty()) {
        text.append("\n    ").append(String.join(" ", column.command()));
      }
    }
    return text.append('\n').toString();
  }

  private static String line(String first, ResidueTable table, int unused) {
    StringBuilder line = new StringBuilder(pad(first, PLACE));
    for (int i = 0; i < table.columns().size(); i++) {
      line.append(pad("[" + (i + 1) + "] " + shortened(table.columns().get(i).name()), CELL));
    }
    return line.append('\n').toString();
  }

  private static String shortened(String name) {
    return name.substring(0, Math.min(CELL - 5, name.length()));
  }

  private static String pad(String text, int width) {
    return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
  }
}
