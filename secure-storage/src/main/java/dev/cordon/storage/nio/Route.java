package dev.cordon.storage.nio;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of a path, in Unicode Normalization Form C, and the algebra of {@code
 * java.nio.file.Path} on them.
 *
 * @param absolute whether it begins at the root
 * @param names none is empty, except that of the empty relative path, which is one empty name
 */
record Route(boolean absolute, List<String> names) {
  static final Route ROOT = new Route(true, List.of());
  static final Route EMPTY = new Route(false, List.of(""));

  private static final String HERE = ".";
  private static final String UP = "..";

  /** Reads {@code text}; slashes that say nothing are left out. */
  static Route parse(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new InvalidPathException(text, "A name holds no null character");
    }
    List<String> names = new ArrayList<>();
    for (String name : canonical(text).split("/", -1)) {
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return of(text.startsWith("/"), names);
  }

  private static Route of(boolean absolute, List<String> names) {
    return names.isEmpty() ? (absolute ? ROOT : EMPTY) : new Route(absolute, List.copyOf(names));
  }

  boolean isEmpty() {
    return equals(EMPTY);
  }

  boolean isRoot() {
    return names.isEmpty();
  }

  /** Names {@code from} to {@code to}, exclusive, as a relative route. */
  Route part(int from, int to) {
    if (from < 0 || to > names.size() || from >= to) {
      throw new IllegalArgumentException("There is no part " + from + " to " + to);
    }
    return of(false, names.subList(from, to));
  }

  /** All but the last name; must have more than one name or be absolute with at least one. */
  Route withoutLast() {
    return of(absolute, names.subList(0, names.size() - 1));
  }

  Route resolve(Route other) {
    if (other.absolute || isEmpty()) {
      return other;
    }
    return other.isEmpty() ? this : of(absolute, joined(names, other.names));
  }

  boolean startsWith(Route other) {
    return absolute == other.absolute
        && names.size() >= other.names.size()
        && names.subList(0, other.names.size()).equals(other.names);
  }

  boolean endsWith(Route other) {
    if (other.absolute) {
      return equals(other);
    }
    int rest = names.size() - other.names.size();
    return rest >= 0 && names.subList(rest, names.size()).equals(other.names);
  }

  /** Without {@code .}, and without {@code ..} where something stands before it. */
  Route normalize() {
    List<String> kept = new ArrayList<>();
    for (String name : names) {
      if (!name.equals(UP)) {
        if (!name.equals(HERE) && !name.isEmpty()) {
          kept.add(name);
        }
      } else if (!kept.isEmpty() && !kept.get(kept.size() - 1).equals(UP)) {
        kept.remove(kept.size() - 1);
      } else if (!absolute) {
        kept.add(name);
      }
    }
    return of(absolute, kept);
  }

  /** The way from here to {@code other}. */
  Route relativize(Route other) {
    if (absolute != other.absolute) {
      throw new IllegalArgumentException("Of an absolute and a relative path there is no way");
    }
    if (isEmpty()) {
      return other;
    }
    Route base = hasDots() || other.hasDots() ? normalize() : this;
    Route goal = hasDots() || other.hasDots() ? other.normalize() : other;
    return base.wayTo(goal);
  }

  private Route wayTo(Route goal) {
    List<String> from = isEmpty() ? List.of() : names;
    List<String> to = goal.isEmpty() ? List.of() : goal.names;
    int same = 0;
    while (same < Math.min(from.size(), to.size()) && from.get(same).equals(to.get(same))) {
      same++;
    }
    List<String> way = new ArrayList<>();
    for (String name : from.subList(same, from.size())) {
      if (name.equals(UP)) {
        throw new IllegalArgumentException("From " + this + " nobody knows the way: it has ..");
      }
      way.add(UP);
    }
    return of(false, joined(way, to.subList(same, to.size())));
  }

  /** Whether it says {@code .} or {@code ..} anywhere. */
  boolean hasDots() {
    return names.contains(HERE) || names.contains(UP);
  }

  @Override
  public String toString() {
    return (absolute ? "/" : "") + String.join("/", names);
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static String canonical(String text) {
    if (isAscii(text)) {
      return text; // the usual, and as it should be
    }
    requireCharacters(text);
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static void requireCharacters(String text) {
    try {
      ByteBuffer unused = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      throw new InvalidPathException(text, "Half a character (a lone surrogate) names nothing");
    }
  }
}
