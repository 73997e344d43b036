package dev.cordon.testing.disk;

import static dev.cordon.testing.disk.DiskPath.plain;

import dev.cordon.testing.disk.FaultyDisk.Effect;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls that the SDK makes, and no others: reading passes through, changes are counted. */
final class DiskProvider extends FileSystemProvider {
  private static final long OTHER_DEVICE = -1;

  private final FaultyDisk disk;

  DiskProvider(FaultyDisk disk) {
    this.disk = disk;
  }

  private static FileSystemProvider real(Path path) {
    return plain(path).getFileSystem().provider();
  }

  @Override
  public String getScheme() {
    return "disk";
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    Path place = plain(path);
    FaultyDisk.Change<FileChannel> open =
        () -> real(path).newFileChannel(place, options, attributes);
    boolean writes = options.contains(StandardOpenOption.WRITE);
    boolean creates = writes && !Files.exists(place, LinkOption.NOFOLLOW_LINKS);
    boolean cuts = writes && options.contains(StandardOpenOption.TRUNCATE_EXISTING);
    FileChannel opened =
        creates || cuts
            ? disk.change(place, creates ? Effect.GROWS : Effect.CHANGES, open)
            : open.make();
    return new DiskChannel(disk, place, opened);
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
    DiskFileSystem system = ((DiskPath) directory).system();
    DirectoryStream<Path> real =
        real(directory)
            .newDirectoryStream(
                plain(directory), entry -> filter.accept(new DiskPath(system, entry)));
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        Iterator<Path> entries = real.iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return entries.hasNext();
          }

          @Override
          public Path next() {
            return new DiskPath(system, entries.next());
          }
        };
      }

      @Override
      public void close() throws IOException {
        real.close();
      }
    };
  }

  private interface Call {
    void make() throws IOException;
  }

  private void change(Path path, Effect effect, Call call) throws IOException {
    disk.change(
        plain(path),
        effect,
        () -> {
          call.make();
          return disk;
        });
  }

  @Override
  public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
    change(
        directory,
        Effect.GROWS,
        () -> real(directory).createDirectory(plain(directory), attributes));
  }

  @Override
  public void delete(Path path) throws IOException {
    change(path, Effect.DELETES, () -> real(path).delete(plain(path)));
  }

  /** A call for a name that is not there changes nothing. */
  @Override
  public boolean deleteIfExists(Path path) throws IOException {
    boolean exists = Files.exists(plain(path), LinkOption.NOFOLLOW_LINKS);
    if (exists) {
      delete(path);
    }
    return exists;
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    change(target, Effect.GROWS, () -> real(source).move(plain(source), plain(target), options));
  }

  @Override
  public boolean isSameFile(Path one, Path other) throws IOException {
    return real(one).isSameFile(plain(one), plain(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return real(path).isHidden(plain(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return real(path).getFileStore(plain(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    real(path).checkAccess(plain(path), modes);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    A attributes = real(path).readAttributes(plain(path), type, options);
    return disk.isJunction(plain(path)) && type == BasicFileAttributes.class
        ? type.cast(new JunctionAttributes(attributes))
        : attributes;
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options)
      throws IOException {
    Map<String, Object> known =
        new HashMap<>(real(path).readAttributes(plain(path), names, options));
    if (disk.isMounted(plain(path))) {
      known.replace("dev", OTHER_DEVICE);
    }
    return known;
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return real(path).getFileAttributeView(plain(path), type, options);
  }

  @Override
  public void setAttribute(Path path, String attribute, Object value, LinkOption... options)
      throws IOException {
    change(
        path,
        Effect.CHANGES,
        () -> real(path).setAttribute(plain(path), attribute, value, options));
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
}
