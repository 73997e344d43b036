package dev.cordon.server.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table whose columns are as wide as what stands in them. */
final class Columns {
  private final List<List<String>> rows = new ArrayList<>();

  Columns(String... heads) {
    add(heads);
  }

  void add(String... cells) {
    rows.add(List.of(cells));
  }

  void print(PrintWriter out) {
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        line.append(cell).append(" ".repeat(widthOf(column) - width(cell) + 2));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private int widthOf(int column) {
    return rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0);
  }

  /** Japanese characters take two cells of a terminal (Unicode TR 11, W and F). */
  private static int width(String text) {
    return text.codePoints().map(each -> isWide(each) ? 2 : 1).sum();
  }

  private static boolean isWide(int codePoint) {
    return (codePoint >= 0x1100 && codePoint <= 0x115f)
        || (codePoint >= 0x2e80 && codePoint <= 0xa4cf)
        || (codePoint >= 0xac00 && codePoint <= 0xd7a3)
        || (codePoint >= 0xf900 && codePoint <= 0xfaff)
        || (codePoint >= 0xfe30 && codePoint <= 0xfe6f)
        || (codePoint >= 0xff00 && codePoint <= 0xff60)
        || (codePoint >= 0xffe0 && codePoint <= 0xffe6);
  }
}
