package dev.cordon.storage.nio;

import dev.cordon.storage.volume.Facts;
import dev.cordon.storage.volume.Place;
import dev.cordon.storage.volume.Volume;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operations of one file system: each asks for the volume anew. Java knows another one, which
 * finds this one by the URI.
 */
final class WorkProvider extends FileSystemProvider {
  private final WorkFileSystem fileSystem;

  WorkProvider(WorkFileSystem fileSystem) {
    this.fileSystem = fileSystem;
  }

  @Override
  public String getScheme() {
    return Addresses.SCHEME;
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
    fileSystem.addresses().requireOurs(uri);
    throw new FileSystemAlreadyExistsException("A work file system comes from its container");
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    fileSystem.addresses().requireOurs(uri);
    return fileSystem;
  }

  @Override
  public Path getPath(URI uri) {
    return fileSystem.getPath(fileSystem.addresses().path(uri));
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attrs) throws IOException {
    return newFileChannel(path, options, attrs);
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attrs) throws IOException {
    WorkPath work = ours(path);
    Opening how = Opening.of(options, attrs);
    Volume volume = fileSystem.volume();
    Opened opened = Opened.at(fileSystem.place(work), volume, how);
    FileLocks.Key key = new FileLocks.Key(volume, opened.node());
    return fileSystem.openings().add(new WorkChannel(fileSystem, opened, key, how));
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path directory, DirectoryStream.Filter<? super Path> filter) throws IOException {
    WorkPath work = ours(directory);
    Openings openings = fileSystem.openings();
    return openings.add(
        new Listing(work, fileSystem.volume().list(fileSystem.place(work)), filter, openings));
  }

  @Override
  public void createDirectory(Path directory, FileAttribute<?>... attrs) throws IOException {
    Opening.refuse(attrs);
    fileSystem.volume().createDirectory(place(directory));
  }

  @Override
  public void delete(Path path) throws IOException {
    fileSystem.volume().delete(place(path));
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    Set<StandardCopyOption> checked = Replacing.options(StandardCopyOption.ATOMIC_MOVE, options);
    new Replacing(fileSystem, ours(source), ours(target)).copy(checked);
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    Set<StandardCopyOption> checked =
        Replacing.options(StandardCopyOption.COPY_ATTRIBUTES, options);
    new Replacing(fileSystem, ours(source), ours(target)).move(checked);
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    WorkPath work = ours(path);
    if (work.equals(other)) {
      return true;
    }
    return other instanceof WorkPath theirs
        && theirs.getFileSystem() == fileSystem
        && facts(work).node() == facts(theirs).node();
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    Path name = ours(path).getFileName();
    return name != null && name.toString().startsWith(".");
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    Facts unused = facts(path);
    return new WorkFileStore(fileSystem);
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    Facts unused = facts(path);
    for (AccessMode mode : modes) {
      if (Objects.requireNonNull(mode) == AccessMode.EXECUTE) {
        throw new AccessDeniedException(path.toString(), null, "Work files are not programs");
      }
    }
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    WorkPath work = ours(path);
    return type == BasicFileAttributeView.class ? type.cast(new WorkAttributeView(work)) : null;
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    if (type != BasicFileAttributes.class) {
      throw new UnsupportedOperationException("Work files have basic attributes alone");
    }
    return type.cast(new WorkAttributes(facts(path)));
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
      throws IOException {
    return new WorkAttributes(facts(path)).named(attributes);
  }

  @Override
  public void setAttribute(
      Path path, String attribute, @Nullable Object value, LinkOption... options)
      throws IOException {
    new WorkAttributeView(ours(path)).set(attribute, value);
  }

  private Facts facts(Path path) throws IOException {
    Place place = place(path);
    return fileSystem.volume().facts(place);
  }

  private Place place(Path path) throws IOException {
    return fileSystem.place(ours(path));
  }

  private WorkPath ours(Path path) {
    return WorkPath.of(fileSystem, path);
  }
}
