package dev.cordon.storage.nio;

import dev.cordon.storage.volume.Facts;
import dev.cordon.storage.volume.Place;
import dev.cordon.storage.volume.Volume;
import java.io.IOException;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The files of one domain as a {@code java.nio.file} file system (A2).
 *
 * <p>It outlives locks: while the container is locked every operation ends with a {@link
 * dev.cordon.storage.StorageException} {@code LOCKED}; after the unlock the same paths work again,
 * while channels that were open at the lock have ended. Closing it closes its channels and
 * directory streams, not the volume. Names are case-sensitive and in Unicode Normalization Form C;
 * relative paths begin at the root. Safe for many threads.
 */
public final class WorkFileSystem extends FileSystem {
  /** The scheme of its URIs. */
  public static final String SCHEME = Addresses.SCHEME;

  private final Volumes volumes;
  private final Addresses addresses;
  private final WorkProvider provider = new WorkProvider(this);
  private final Openings openings = new Openings();
  private final FileLocks locks = new FileLocks();

  private WorkFileSystem(Volumes volumes, Addresses addresses) {
    this.volumes = volumes;
    this.addresses = addresses;
  }

  /**
   * The file system over {@code volumes}.
   *
   * @param identity the authority of its URIs {@code cordon://identity/path}; not empty
   */
  public static FileSystem over(Volumes volumes, String identity) {
    return new WorkFileSystem(Objects.requireNonNull(volumes), new Addresses(identity));
  }

  Volume volume() throws IOException {
    requireOpen();
    return volumes.volume();
  }

  Addresses addresses() {
    return addresses;
  }

  Openings openings() {
    return openings;
  }

  FileLocks locks() {
    return locks;
  }

  /** The place of {@code path}, which must exist. */
  Place existing(WorkPath path) throws IOException {
    Place place = place(path);
    Facts unused = volume().facts(place);
    return place;
  }

  /**
   * The place of {@code path}, which need not exist. What it leaves again by {@code ..} must be a
   * directory, as a kernel would say.
   */
  Place place(WorkPath path) throws IOException {
    Volume volume = volume();
    Route route = path.toAbsolutePath().route();
    if (route.hasDots()) {
      requireDirectories(volume, route);
    }
    return new Place(route.normalize().names());
  }

  private static void requireDirectories(Volume volume, Route route) throws IOException {
    for (int i = 0; i < route.names().size(); i++) {
      String name = route.names().get(i);
      if (name.equals(".") || name.equals("..")) {
        Route before = new Route(true, route.names().subList(0, i)).normalize();
        if (!volume.facts(new Place(before.names())).directory()) {
          throw new NotDirectoryException(before.toString());
        }
      }
    }
  }

  /** The refusal of whoever wants to watch. */
  UnsupportedOperationException watching() {
    return new UnsupportedOperationException(
        "Watching is UNAVAILABLE in the work area: list the directory again instead");
  }

  private void requireOpen() {
    if (!isOpen()) {
      throw new ClosedFileSystemException();
    }
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public void close() throws IOException {
    openings.close();
  }

  @Override
  public boolean isOpen() {
    return openings.isOpen();
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return "/";
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    requireOpen();
    return List.of(new WorkPath(this, Route.ROOT));
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    requireOpen();
    return List.of(new WorkFileStore(this));
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    requireOpen();
    return WorkAttributes.VIEWS;
  }

  @Override
  public WorkPath getPath(String first, String... more) {
    StringBuilder path = new StringBuilder(first);
    for (String next : more) {
      if (!next.isEmpty()) {
        path.append(path.length() > 0 ? "/" : "").append(next);
      }
    }
    return new WorkPath(this, Route.parse(path.toString()));
  }

  @Override
  public PathMatcher getPathMatcher(String syntaxAndPattern) {
    return Matchers.of(syntaxAndPattern);
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException("Work files have no owner but the container");
  }

  @Override
  public WatchService newWatchService() {
    throw watching();
  }
}
