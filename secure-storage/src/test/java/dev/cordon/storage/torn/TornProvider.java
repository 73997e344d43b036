package dev.cordon.storage.torn;

import static dev.cordon.storage.torn.TornPath.plain;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls that the storage makes, and no others. */
final class TornProvider extends FileSystemProvider {
  private final Tree tree;

  TornProvider(Tree tree) {
    this.tree = tree;
  }

  @Override
  public String getScheme() {
    return "torn";
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    synchronized (tree) {
      Node node = openNode(path, options);
      if (node instanceof FileNode file
          && options.contains(StandardOpenOption.TRUNCATE_EXISTING)
          && options.contains(StandardOpenOption.WRITE)
          && tree.length(file) > 0) {
        tree.truncate(file, 0);
      }
      return new TornChannel(tree, node, options);
    }
  }

  private Node openNode(Path path, Set<? extends OpenOption> options) throws IOException {
    Path place = place(path);
    Optional<Node> there = tree.find(place);
    if (there.isPresent() && options.contains(StandardOpenOption.CREATE_NEW)) {
      throw new FileAlreadyExistsException(place.toString());
    }
    if (there.isPresent() && options.contains(StandardOpenOption.WRITE)) {
      tree.faults().requireWritable(place);
    }
    if (there.isPresent()) {
      return there.get();
    }
    if (!options.contains(StandardOpenOption.CREATE_NEW)
        && !options.contains(StandardOpenOption.CREATE)) {
      throw new NoSuchFileException(place.toString());
    }
    FileNode file = new FileNode();
    tree.create(place, file);
    return file;
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path directory, DirectoryStream.Filter<? super Path> filter) throws IOException {
    List<Path> accepted = new ArrayList<>();
    for (String name : tree.names(place(directory))) {
      Path path = directory.resolve(name);
      if (filter.accept(path)) {
        accepted.add(path);
      }
    }
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        return accepted.iterator();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
    tree.createDirectory(place(directory));
  }

  @Override
  public void delete(Path path) throws IOException {
    tree.delete(place(path));
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    // As on POSIX: an atomic move replaces.
    Set<CopyOption> asked = Set.of(options);
    boolean replaces =
        asked.contains(StandardCopyOption.ATOMIC_MOVE)
            || asked.contains(StandardCopyOption.REPLACE_EXISTING);
    tree.move(place(source), place(target), replaces);
  }

  @Override
  public boolean isSameFile(Path one, Path other) throws IOException {
    return tree.existing(place(one)) == tree.existing(place(other));
  }

  @Override
  public boolean isHidden(Path path) {
    return false;
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    tree.existing(place(path));
    return new TornStore();
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    tree.existing(place(path));
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    Node node = tree.existing(place(path));
    return type.cast(new TornAttributes(node, node instanceof DirectoryNode, tree.length(node)));
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options) {
    throw new UnsupportedOperationException(names);
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return null;
  }

  @Override
  public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
    throw new UnsupportedOperationException(attribute);
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Path getPath(URI uri) {
    throw new UnsupportedOperationException();
  }

  private static Path place(Path path) {
    return plain(path.toAbsolutePath());
  }
}
