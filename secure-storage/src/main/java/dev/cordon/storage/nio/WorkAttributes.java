package dev.cordon.storage.nio;

import dev.cordon.storage.volume.Facts;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the volume knows of a file or directory, in Java's words. */
record WorkAttributes(Facts facts) implements BasicFileAttributes {
  static final Set<String> VIEWS = Set.of("basic", "cordon");

  static final String EXPIRES = "cordon:expires";

  private static final String WORK_VIEW = "cordon:";

  @Override
  public FileTime lastModifiedTime() {
    return facts.modified();
  }

  @Override
  public FileTime lastAccessTime() {
    return facts.accessed();
  }

  @Override
  public FileTime creationTime() {
    return facts.created();
  }

  @Override
  public boolean isRegularFile() {
    return !facts.directory();
  }

  @Override
  public boolean isDirectory() {
    return facts.directory();
  }

  @Override
  public boolean isSymbolicLink() {
    return false;
  }

  @Override
  public boolean isOther() {
    return false;
  }

  @Override
  public long size() {
    return facts.bytes();
  }

  @Override
  public Object fileKey() {
    return facts.node();
  }

  /**
   * The attributes that {@code wanted} lists: {@code [view:]name,name…} or {@code *}. The view
   * {@code cordon} has {@code expires}: a {@code FileTime}, or null for a file that never does.
   */
  Map<String, Object> named(String wanted) {
    Map<String, Object> all = wanted.startsWith(WORK_VIEW) ? work() : all();
    Map<String, Object> some = new LinkedHashMap<>();
    for (String name : name(wanted).split(",", -1)) {
      if (name.equals("*")) {
        some.putAll(all);
      } else if (all.containsKey(name)) {
        some.put(name, all.get(name));
      } else {
        throw new IllegalArgumentException("There is no attribute '" + name + "'");
      }
    }
    return some;
  }

  private Map<String, Object> all() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("lastAccessTime", lastAccessTime());
    all.put("lastModifiedTime", lastModifiedTime());
    all.put("size", size());
    all.put("creationTime", creationTime());
    all.put("isSymbolicLink", isSymbolicLink());
    all.put("isRegularFile", isRegularFile());
    all.put("fileKey", fileKey());
    all.put("isOther", isOther());
    all.put("isDirectory", isDirectory());
    return all;
  }

  private Map<String, Object> work() {
    Map<String, Object> work = new HashMap<>();
    work.put(
        name(EXPIRES), facts.expires().map(FileTime::from).orElse(null)); // it has no other word
    return work;
  }

  /** {@code [view:]name} without its view. */
  static String name(String attribute) {
    int colon = attribute.indexOf(':');
    if (colon == 0) {
      throw new IllegalArgumentException("'" + attribute + "' names no view");
    }
    if (colon > 0 && !VIEWS.contains(attribute.substring(0, colon))) {
      throw new UnsupportedOperationException("Work files have the views " + VIEWS + " alone");
    }
    return attribute.substring(colon + 1);
  }
}
