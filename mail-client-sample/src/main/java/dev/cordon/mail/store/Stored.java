package dev.cordon.mail.store;

import dev.cordon.mail.mime.Defect;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How lists stand in one column. */
final class Stored {
  private Stored() {}

  static String defects(Set<Defect> defects) {
    Set<String> names = new TreeSet<>();
    defects.forEach(defect -> names.add(defect.name()));
    return String.join(" ", names);
  }

  static Set<Defect> defects(String column) {
    Set<Defect> defects = EnumSet.noneOf(Defect.class);
    words(column).forEach(name -> defects.add(Defect.valueOf(name)));
    return defects;
  }

  static String links(List<URI> links) {
    List<String> all = new ArrayList<>();
    links.forEach(link -> all.add(link.toString()));
    return String.join(" ", all);
  }

  static List<URI> links(String column) {
    return words(column).stream().map(URI::create).collect(Collectors.toList());
  }

  /** The words of a column; none if it is empty. */
  static List<String> words(String column) {
    return column.isEmpty() ? List.of() : List.of(column.split(" ", -1));
  }
}
