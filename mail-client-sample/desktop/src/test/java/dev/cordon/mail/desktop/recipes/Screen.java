package dev.cordon.mail.desktop.recipes;

import java.util.ArrayList;
import java.util.List;

/** What an app under a recipe's test shows. */
final class Screen {
  final List<String> lines = new ArrayList<>();

  void show(Object what) {
    lines.add(what.toString());
  }

  /** The last thing that was shown. */
  String last() {
    return lines.get(lines.size() - 1);
  }
}
