package dev.cordon.storage.files;

import dev.cordon.core.Container;
import dev.cordon.core.Domain;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.volume.Place;
import dev.cordon.storage.volume.Volume;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;

/**
 * The encrypted files of a domain (A1, A2): a {@code java.nio.file} file system, and what apps need
 * of it most.
 *
 * <p>A name has 1 to 255 characters of any script; names that differ only in Unicode normalisation
 * are the same. Names, directories, sizes and times show nowhere on the disk, except that there are
 * files, how many, roughly how long each is, and when it was written.
 *
 * <p>Errors are {@link StorageException}s with the path inside the domain as subject; what is wrong
 * with a path itself (a directory where a file should be) is a {@code
 * java.nio.file.FileSystemException}. While the container is locked everything is refused with
 * {@code LOCKED}, and streams and channels that were open at the lock have ended for good. Safe for
 * many threads. Holds no keys.
 */
public final class SecureFiles {
  private final DomainFiles files;

  private SecureFiles(DomainFiles files) {
    this.files = files;
  }

  /**
   * The files of {@code domain}. After a lock and an unlock, this or another call for the same
   * domain of the open container lets every {@link #fileSystem()} and {@code Path} of it work
   * again.
   *
   * @throws StorageException {@code DAMAGED} or {@code ROLLED_BACK} if what is on the disk is not
   *     what was written, or older; {@code LOCKED}, {@code DISK_FULL}, {@code MEDIUM_FAILED}
   */
  public static SecureFiles in(Domain domain) throws StorageException {
    try {
      DomainFiles files = KnownDomains.enter(domain);
      Volume unused = files.volume(); // trouble is told now, not at the first file
      return new SecureFiles(files);
    } catch (StorageException e) {
      throw e.toldTo(domain);
    }
  }

  /**
   * The files of the domain called {@code domain}, made on first use. They work again after each
   * unlock, without anybody's doing.
   *
   * @throws IOException as {@link #in(Domain)}, and what {@link Container#domain} throws
   */
  public static SecureFiles in(Container container, String domain) throws IOException {
    SecureFiles all = in(container.domain(domain));
    all.files.enterBy(() -> container.domain(domain));
    return all;
  }

  /**
   * Puts the files of {@code domain}, which {@link #in(Domain)} refused as {@code DAMAGED} or
   * {@code ROLLED_BACK}, out of the way, so that the next {@code in} begins without any. They stay
   * beside, sealed as they are, until the domain is shred. The container forgets what it remembered
   * of them; that is on the medium once it has locked.
   *
   * @throws IllegalStateException if the files are open
   * @throws StorageException {@code LOCKED}, {@code MEDIUM_FAILED}
   */
  public static void setAside(Domain domain) throws StorageException {
    KnownDomains.enter(domain).setAside();
  }

  /**
   * All of them, for {@code java.nio.file.Files} and every library that works with it. The same one
   * for a domain each time; {@code Path.of(URI)} finds its paths again as long as the process lives
   * (not on Android, which looks for no providers in apps). What {@code Files} writes is on the
   * medium after {@code FileChannel.force}, {@link #force}, or the lock; a kill before that leaves
   * all of the domain's files as they were at one earlier moment.
   *
   * <p>It need not be closed: that would end it for everybody who uses it.
   */
  public FileSystem fileSystem() {
    return files.fileSystem();
  }

  /**
   * A path of {@link #fileSystem()}, for {@code java.nio.file.Files}: from the root, with {@code /}
   * between names.
   *
   * @throws java.nio.file.InvalidPathException if it holds what no name may hold
   */
  public Path path(String path) {
    return fileSystem().getPath("/", path).normalize();
  }

  /**
   * Writes a file whole: it appears, or takes the place of an older one, in one step when the
   * stream is closed, and is on the medium then. Missing directories are made. Of two writers of a
   * path the one that closes last wins. A stream that failed or met the lock leaves nothing, and
   * its close throws. A closed stream counts as complete even if the caller's own source failed
   * midway: {@link #write(String, FileContent)} is safer, or {@link NewFile#discard} ends it.
   *
   * @param path as for {@link #path}
   * @throws StorageException {@code NAME_INVALID}, {@code LOCKED}, {@code DISK_FULL}, {@code
   *     MEDIUM_FAILED}; so do the stream's methods
   */
  public NewFile write(String path) throws IOException {
    return NewFile.begin(files.volume(), place(path));
  }

  /** Writes a file whole, or, if {@code content} throws anything, not at all. */
  public void write(String path, FileContent content) throws IOException {
    NewFile out = write(path);
    try {
      content.writeTo(out);
      out.close();
    } finally {
      out.discard(); // nothing to discard after a close
    }
  }

  /**
   * Reads a file. Nothing is handed out that was not verified; damage further on shows when reading
   * gets there.
   *
   * @throws StorageException {@code NOT_FOUND}, {@code NAME_INVALID}, {@code DAMAGED}, {@code
   *     LOCKED}, {@code MEDIUM_FAILED}; so do the stream's reads
   */
  public InputStream read(String path) throws IOException {
    Path file = fileSystem().getPath(place(path).toString());
    try {
      return Files.newInputStream(file);
    } catch (NoSuchFileException e) {
      throw new StorageException(Problem.NOT_FOUND, file.toString(), e);
    }
  }

  /** Whether a file or directory is there; nothing of it is verified. */
  public boolean exists(String path) throws IOException {
    try {
      return files.volume().facts(place(path)).node() >= 0;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * Deletes a file or empty directory; returns once that is on the medium. Damaged files too.
   * Streams that read it go on. A full disk keeps nobody from deleting: the file is gone at once,
   * and for good with the next change that finds room to be noted.
   *
   * @throws StorageException {@code NOT_FOUND}, {@code NAME_INVALID}, {@code LOCKED}, {@code
   *     MEDIUM_FAILED}
   */
  public void delete(String path) throws IOException {
    Place place = place(path);
    Volume volume = files.volume();
    if (!Places.delete(volume, place)) {
      throw new StorageException(Problem.NOT_FOUND, place.toString());
    }
    settle(volume);
  }

  /** Deletes those that are there, all with the one wait for the medium. */
  public void deleteAll(Collection<String> paths) throws IOException {
    Volume volume = files.volume();
    boolean any = false;
    for (String path : paths) {
      any |= Places.delete(volume, place(path));
    }
    if (any) {
      settle(volume);
    }
  }

  /** Returns once everything that was done before to files of this domain is on the medium. */
  public void force() throws IOException {
    files.volume().commit();
  }

  private static void settle(Volume volume) throws IOException {
    try {
      volume.commit();
    } catch (StorageException e) {
      if (e.problem() != Problem.DISK_FULL) {
        throw e;
      }
    }
  }

  private Place place(String path) throws StorageException {
    return Places.of(fileSystem(), path);
  }
}
