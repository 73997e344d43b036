package dev.cordon.storage.files;

import dev.cordon.storage.nio.WorkFileSystem;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Java asks for the path of a URI {@code cordon://…}. Only Java makes one. Each path has the
 * provider of its own file system, which does the work.
 */
public final class InstalledProvider extends FileSystemProvider {
  /** For {@code java.util.ServiceLoader}. */
  public InstalledProvider() {}

  @Override
  public String getScheme() {
    return WorkFileSystem.SCHEME;
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
    throw new FileSystemAlreadyExistsException("A work file system comes from its container");
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return KnownDomains.find(String.valueOf(uri.getAuthority()))
        .orElseThrow(
            () -> new FileSystemNotFoundException("No such work area was opened in this process"))
        .fileSystem();
  }

  @Override
  public Path getPath(URI uri) {
    return getFileSystem(uri).provider().getPath(uri);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attrs) throws IOException {
    return of(path).newByteChannel(path, options, attrs);
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attrs) throws IOException {
    return of(path).newFileChannel(path, options, attrs);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path directory, DirectoryStream.Filter<? super Path> filter) throws IOException {
    return of(directory).newDirectoryStream(directory, filter);
  }

  @Override
  public void createDirectory(Path directory, FileAttribute<?>... attrs) throws IOException {
    of(directory).createDirectory(directory, attrs);
  }

  @Override
  public void delete(Path path) throws IOException {
    of(path).delete(path);
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    of(source).copy(source, target, options);
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    of(source).move(source, target, options);
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    return of(path).isSameFile(path, other);
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return of(path).isHidden(path);
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return of(path).getFileStore(path);
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    of(path).checkAccess(path, modes);
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return of(path).getFileAttributeView(path, type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return of(path).readAttributes(path, type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
      throws IOException {
    return of(path).readAttributes(path, attributes, options);
  }

  @Override
  public void setAttribute(
      Path path, String attribute, @Nullable Object value, LinkOption... options)
      throws IOException {
    of(path).setAttribute(path, attribute, value, options);
  }

  private static FileSystemProvider of(Path path) {
    FileSystem fileSystem = path.getFileSystem();
    if (!(fileSystem instanceof WorkFileSystem)) {
      throw new ProviderMismatchException("The path belongs to another file system");
    }
    return fileSystem.provider();
  }
}
