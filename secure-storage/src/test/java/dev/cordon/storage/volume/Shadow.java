package dev.cordon.storage.volume;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a volume must hold, kept in memory: a directory has no bytes. */
final class Shadow {
  private static final byte[] NOTHING = {};
  private static final Held DIRECTORY = new Held(NOTHING, "directory", true);

  private final TreeMap<String, Held> nodes = new TreeMap<>();

  /** What a path has: its bytes, and a text that stands for them. */
  private static final class Held {
    private final byte[] bytes;
    private final String text;
    private final boolean directory;

    private Held(byte[] bytes, String text, boolean directory) {
      this.bytes = bytes;
      this.text = text;
      this.directory = directory;
    }

    static Held of(byte[] bytes) {
      return new Held(bytes, Shadow.text(bytes), false);
    }
  }

  static Place place(String path) {
    Place place = Place.ROOT;
    for (String name : path.split("/", -1)) {
      if (!name.isEmpty()) {
        place = place.resolve(name);
      }
    }
    return place;
  }

  void createDirectory(String path) {
    nodes.put(path, DIRECTORY);
  }

  void createFile(String path) {
    nodes.putIfAbsent(path, Held.of(NOTHING));
  }

  void write(String path, int position, byte[] bytes) {
    byte[] old = bytes(path);
    byte[] all = Arrays.copyOf(old, Math.max(old.length, position + bytes.length));
    System.arraycopy(bytes, 0, all, position, bytes.length);
    nodes.put(path, Held.of(all));
  }

  void truncate(String path, int size) {
    byte[] old = bytes(path);
    nodes.put(path, Held.of(Arrays.copyOf(old, Math.min(old.length, size))));
  }

  void delete(String path) {
    nodes.remove(path);
  }

  void move(String from, String to) {
    TreeMap<String, Held> moved = new TreeMap<>(nodes.subMap(from + "/", from + "0"));
    nodes.keySet().removeAll(moved.keySet());
    Held self = nodes.remove(from);
    nodes.put(to, self == null ? DIRECTORY : self);
    moved.forEach((path, held) -> nodes.put(to + path.substring(from.length()), held));
  }

  /** The same again, to be kept while this one changes. */
  Shadow copy() {
    Shadow copy = new Shadow();
    copy.nodes.putAll(nodes);
    return copy;
  }

  /** Whether the directory is there in which {@code path} would lie. */
  boolean hasDirectoryFor(String path) {
    return isDirectory(path.substring(0, path.lastIndexOf('/')));
  }

  /** Whether {@code path} is a file or can be made one. */
  boolean takesFile(String path) {
    return exists(path) ? !isDirectory(path) : hasDirectoryFor(path);
  }

  /** Whether what lies at {@code path} may be deleted or replaced. */
  boolean gives(String path) {
    return !path.isEmpty() && (!isDirectory(path) || isEmptyDirectory(path));
  }

  boolean isDirectory(String path) {
    return path.isEmpty() || (nodes.containsKey(path) && held(path).directory);
  }

  boolean exists(String path) {
    return path.isEmpty() || nodes.containsKey(path);
  }

  boolean isEmptyDirectory(String path) {
    return isDirectory(path) && nodes.subMap(path + "/", path + "0").isEmpty();
  }

  List<String> paths() {
    return new ArrayList<>(nodes.keySet());
  }

  byte[] bytes(String path) {
    return held(path).bytes;
  }

  private Held held(String path) {
    return nodes.getOrDefault(path, DIRECTORY);
  }

  /** All that there is, in a form that can be compared. */
  Map<String, String> picture() {
    Map<String, String> picture = new TreeMap<>();
    nodes.forEach((path, held) -> picture.put(path, held.text));
    return picture;
  }

  static Map<String, String> picture(Volume volume) throws IOException {
    Map<String, String> picture = new TreeMap<>();
    add(volume, "", picture);
    return picture;
  }

  private static void add(Volume volume, String path, Map<String, String> picture)
      throws IOException {
    for (String name : volume.list(place(path))) {
      String below = path + "/" + name;
      if (volume.facts(place(below)).directory()) {
        picture.put(below, "directory");
        add(volume, below, picture);
      } else {
        picture.put(below, text(read(volume, below)));
      }
    }
  }

  static byte[] read(Volume volume, String path) throws IOException {
    try (OpenFile file = volume.open(place(path), Set.of(StandardOpenOption.READ))) {
      ByteBuffer all = ByteBuffer.allocate((int) file.bytes() + 1);
      int position = 0;
      for (int read = 0; read >= 0; read = file.read(all, position)) {
        position += read;
      }
      return Arrays.copyOf(all.array(), position);
    }
  }

  private static String text(byte[] bytes) {
    return bytes.length + " bytes " + Arrays.hashCode(bytes);
  }
}
