package dev.cordon.storage.nio;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A path of one work file system. Immutable. */
final class WorkPath implements Path {
  private final WorkFileSystem fileSystem;
  private final Route route;

  WorkPath(WorkFileSystem fileSystem, Route route) {
    this.fileSystem = fileSystem;
    this.route = route;
  }

  /** {@code path} as one of {@code fileSystem}. */
  static WorkPath of(WorkFileSystem fileSystem, Path path) {
    if (Objects.requireNonNull(path) instanceof WorkPath work && work.fileSystem == fileSystem) {
      return work;
    }
    throw new ProviderMismatchException("The path belongs to another file system");
  }

  Route route() {
    return route;
  }

  @Override
  public WorkFileSystem getFileSystem() {
    return fileSystem;
  }

  @Override
  public boolean isAbsolute() {
    return route.absolute();
  }

  @Override
  public @Nullable Path getRoot() {
    return isAbsolute() ? with(Route.ROOT) : null;
  }

  @Override
  public @Nullable Path getFileName() {
    return route.isRoot() ? null : getName(getNameCount() - 1);
  }

  @Override
  public @Nullable Path getParent() {
    boolean none = route.isRoot() || (!isAbsolute() && getNameCount() == 1);
    return none ? null : with(route.withoutLast());
  }

  @Override
  public int getNameCount() {
    return route.names().size();
  }

  @Override
  public Path getName(int index) {
    return subpath(index, index + 1);
  }

  @Override
  public Path subpath(int beginIndex, int endIndex) {
    return with(route.part(beginIndex, endIndex));
  }

  @Override
  public boolean startsWith(Path other) {
    return Objects.requireNonNull(other) instanceof WorkPath work
        && work.fileSystem == fileSystem
        && route.startsWith(work.route);
  }

  @Override
  public boolean startsWith(String other) {
    return route.startsWith(Route.parse(other));
  }

  @Override
  public boolean endsWith(Path other) {
    return Objects.requireNonNull(other) instanceof WorkPath work
        && work.fileSystem == fileSystem
        && route.endsWith(work.route);
  }

  @Override
  public boolean endsWith(String other) {
    return route.endsWith(Route.parse(other));
  }

  @Override
  public WorkPath normalize() {
    return with(route.normalize());
  }

  @Override
  public Path resolve(Path other) {
    return with(route.resolve(of(fileSystem, other).route));
  }

  @Override
  public Path resolve(String other) {
    return with(route.resolve(Route.parse(other)));
  }

  @Override
  public Path resolveSibling(Path other) {
    WorkPath sibling = of(fileSystem, other);
    Path parent = getParent();
    return parent == null ? sibling : parent.resolve(sibling);
  }

  @Override
  public Path resolveSibling(String other) {
    return resolveSibling(with(Route.parse(other)));
  }

  @Override
  public Path relativize(Path other) {
    return with(route.relativize(of(fileSystem, other).route));
  }

  @Override
  public URI toUri() {
    return fileSystem.addresses().of(toAbsolutePath());
  }

  @Override
  public WorkPath toAbsolutePath() {
    return isAbsolute() ? this : with(Route.ROOT.resolve(route));
  }

  @Override
  public Path toRealPath(LinkOption... options) throws IOException {
    return with(new Route(true, fileSystem.existing(this).names()));
  }

  @Override
  public File toFile() {
    throw new UnsupportedOperationException(
        "A work file lies encrypted in its volume: java.io.File cannot reach it, use Files");
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw fileSystem.watching();
  }

  @Override
  public WatchKey register(WatchService watcher, WatchEvent.Kind<?>... events) {
    throw fileSystem.watching();
  }

  @Override
  public Iterator<Path> iterator() {
    List<Path> each = new ArrayList<>();
    for (int i = 0; i < getNameCount(); i++) {
      each.add(getName(i));
    }
    return List.copyOf(each).iterator();
  }

  @Override
  public int compareTo(Path other) {
    return toString().compareTo(((WorkPath) other).toString());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WorkPath path
        && path.fileSystem == fileSystem
        && path.route.equals(route);
  }

  @Override
  public int hashCode() {
    return route.hashCode();
  }

  /** The names in Unicode Normalization Form C, with slashes. */
  @Override
  public String toString() {
    return route.toString();
  }

  private WorkPath with(Route other) {
    return new WorkPath(fileSystem, other);
  }
}
