package dev.cordon.core.deposit;

import dev.cordon.core.keys.Durable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of one domain's deposits, in a directory within the domain's own: what ends the domain
 * ends them. No link is followed: what it leads to may be personal. The container's lock is held.
 */
public final class IntakeFiles {
  private final Path domain;
  private final Path directory;
  private final Path aside;

  /**
   * Those of the domain whose ciphertext lies in {@code domain}.
   *
   * @param domain need not exist
   */
  public IntakeFiles(Path domain) {
    this.domain = domain;
    this.directory = domain.resolve("deposits");
    this.aside = domain.resolve("deposits.damaged");
  }

  /** Writes and forces all of {@code files}, by name; if one fails, none is there. */
  public void write(Map<String, byte[]> files) throws IOException {
    try {
      make(directory);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        write(directory.resolve(file.getKey()), file.getValue());
      }
      Durable.forceDirectory(directory);
    } catch (IOException e) {
      delete(files.keySet());
      throw e;
    }
  }

  private void make(Path wanted) throws IOException {
    if (Files.exists(domain, LinkOption.NOFOLLOW_LINKS) && !isDirectory(domain)) {
      throw new NotDirectoryException(domain.toString());
    } else if (!isDirectory(wanted)) {
      Files.deleteIfExists(wanted); // a link, say
      Files.createDirectories(wanted);
      Durable.forceEntryOf(wanted);
    }
  }

  private static boolean isDirectory(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  /** The file of {@code waiting} whatever is in it; empty if there is none of its length. */
  public Optional<byte[]> read(Waiting waiting) throws IOException {
    Path file = directory.resolve(waiting.name());
    if (!isThere(waiting) || Files.size(file) != waiting.bytes()) {
      return Optional.empty();
    }
    return Optional.of(Files.readAllBytes(file));
  }

  /** Whether {@code waiting} has a file at all. */
  public boolean isThere(Waiting waiting) {
    return isDirectory(directory)
        && Files.isRegularFile(directory.resolve(waiting.name()), LinkOption.NOFOLLOW_LINKS);
  }

  /** Deletes the files called {@code names}; one that stays is swept away later. */
  public void delete(Collection<String> names) {
    names.forEach(name -> tryToDelete(directory.resolve(name)));
  }

  /** Keeps the damaged file called {@code name}, for whoever wants to look at it. */
  public void setAside(String name) {
    try {
      make(aside);
      Files.move(directory.resolve(name), aside.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException gone) {
      return; // there is nothing to look at
    }
  }

  /** Deletes what was set aside. */
  public void forgetAside() {
    files(aside).forEach(IntakeFiles::tryToDelete);
  }

  /** Deletes whatever is not called one of {@code names}, such as what a kill left. */
  public void keepOnly(Collection<String> names) {
    for (Path file : files(directory)) {
      if (!names.contains(file.getFileName().toString())) {
        tryToDelete(file);
      }
    }
  }

  private static List<Path> files(Path directory) {
    List<Path> files = new ArrayList<>();
    if (isDirectory(directory)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
        entries.forEach(files::add);
      } catch (IOException | DirectoryIteratorException unreadable) {
        return List.of();
      }
    }
    return files;
  }

  private static void tryToDelete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException later) {
      return; // it is named by nothing, and its key goes
    }
  }
}
