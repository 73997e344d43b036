package dev.cordon.storage;

import com.google.crypto.tink.subtle.Hex;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * The directory of content files: 256 fanned-out ones, and one for files that are being written.
 * Safe for many threads; the container sees to it that there is one process.
 */
final class EntryDirectory {
  private static final String SUFFIX = ".part";

  /** Marks temporary files of this process; any other's are left over from a killed one. */
  private static final String PROCESS = randomHex(new SecureRandom());

  /** Opens a temporary file for writing; tests put a full disk here. */
  @FunctionalInterface
  interface Medium {
    FileChannel create(Path file) throws IOException;
  }

  private final Path root;
  private final Path writing;
  private final SecureRandom random;
  private final Medium medium;

  EntryDirectory(Path root, SecureRandom random, Medium medium) {
    this.root = root;
    this.writing = root.resolve("writing");
    this.random = random;
    this.medium = medium;
  }

  static FileChannel createOnDisk(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  Path root() {
    return root;
  }

  Path file(EntryId id) {
    return root.resolve(id.place());
  }

  /** Makes the directories and removes what a killed process left half-written. */
  void prepare() throws IOException {
    Files.createDirectories(writing);
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(writing, "*" + SUFFIX)) {
      for (Path part : parts) {
        if (!part.getFileName().toString().startsWith(PROCESS)) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  Path newPart() {
    return writing.resolve(PROCESS + "-" + randomHex(random) + SUFFIX);
  }

  FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.READ);
  }

  FileChannel create(Path part) throws IOException {
    return medium.create(part);
  }

  /** Puts a forced part in the place of an entry, in one step that survives a power cut. */
  void publish(Path part, EntryId id) throws IOException {
    Path place = file(id);
    Path fan = root.resolve(id.fan());
    if (!Files.isDirectory(fan)) {
      Files.createDirectories(fan);
      force(root);
    }
    Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(fan);
  }

  void delete(EntryId id) throws IOException {
    Files.delete(file(id));
    force(root.resolve(id.fan()));
  }

  /** Every file that may be an entry, at its place or not. */
  List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> fans = Files.newDirectoryStream(root, "[0-9a-f][0-9a-f]")) {
      for (Path fan : fans) {
        addFiles(fan, files);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return files;
  }

  private static void addFiles(Path fan, List<Path> files) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(fan)) {
      for (Path file : all) {
        if (EntryId.isForm(file.getFileName().toString())) {
          files.add(file);
        }
      }
    } catch (NoSuchFileException e) {
      return; // removed meanwhile
    }
  }

  private static void force(Path directory) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(directory, StandardOpenOption.READ);
    } catch (AccessDeniedException e) {
      return; // Windows opens no directories; NTFS journals the rename itself
    }
    try (channel) {
      channel.force(true);
    }
  }

  private static String randomHex(SecureRandom random) {
    byte[] bytes = new byte[8];
    random.nextBytes(bytes);
    return Hex.encode(bytes);
  }
}
