package dev.cordon.storage.nio;

import dev.cordon.storage.volume.Facts;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the volume knows of a file or directory, in Java's words. */
record WorkAttributes(Facts facts) implements BasicFileAttributes {
  private static final String VIEW = "basic";

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

  /** The attributes that {@code wanted} lists: {@code [view:]name,name…} or {@code *}. */
  Map<String, Object> named(String wanted) {
    Map<String, Object> all = all();
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

  /** {@code [view:]name} without its view, which can only be the basic one. */
  static String name(String attribute) {
    int colon = attribute.indexOf(':');
    if (colon == 0) {
      throw new IllegalArgumentException("'" + attribute + "' names no view");
    }
    if (colon > 0 && !attribute.substring(0, colon).equals(VIEW)) {
      throw new UnsupportedOperationException("Work files have the view '" + VIEW + "' alone");
    }
    return attribute.substring(colon + 1);
  }
}
