package dev.cordon.storage.torn;

import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import org.jspecify.annotations.Nullable;

/** A path of the disk; its arithmetic is that of the default file system's paths. */
record TornPath(FileSystem system, Path plain) implements Path {
  static Path plain(Path path) {
    return ((TornPath) path).plain;
  }

  @Override
  public FileSystem getFileSystem() {
    return system;
  }

  @Override
  public boolean isAbsolute() {
    return plain.isAbsolute();
  }

  @Override
  public @Nullable Path getRoot() {
    return orNull(plain.getRoot());
  }

  @Override
  public @Nullable Path getFileName() {
    return orNull(plain.getFileName());
  }

  @Override
  public @Nullable Path getParent() {
    return orNull(plain.getParent());
  }

  @Override
  public int getNameCount() {
    return plain.getNameCount();
  }

  @Override
  public Path getName(int index) {
    return of(plain.getName(index));
  }

  @Override
  public Path subpath(int begin, int end) {
    return of(plain.subpath(begin, end));
  }

  @Override
  public boolean startsWith(Path other) {
    return other instanceof TornPath && plain.startsWith(plain(other));
  }

  @Override
  public boolean endsWith(Path other) {
    return other instanceof TornPath && plain.endsWith(plain(other));
  }

  @Override
  public Path normalize() {
    return of(plain.normalize());
  }

  @Override
  public Path resolve(Path other) {
    return of(plain.resolve(plain(other)));
  }

  @Override
  public Path relativize(Path other) {
    return of(plain.relativize(plain(other)));
  }

  @Override
  public URI toUri() {
    return URI.create("torn:" + toAbsolutePath());
  }

  @Override
  public Path toAbsolutePath() {
    return isAbsolute() ? this : of(Path.of("/").resolve(plain));
  }

  @Override
  public Path toRealPath(LinkOption... options) {
    return toAbsolutePath().normalize();
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int compareTo(Path other) {
    return plain.compareTo(plain(other));
  }

  @Override
  public String toString() {
    return plain.toString();
  }

  private Path of(Path path) {
    return new TornPath(system, path);
  }

  private @Nullable Path orNull(@Nullable Path path) {
    return path == null ? null : of(path);
  }
}
