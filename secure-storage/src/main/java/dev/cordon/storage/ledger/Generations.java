package dev.cordon.storage.ledger;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ledger files in a directory: one, and during a checkpoint the next. */
final class Generations {
  private static final Pattern NAME = Pattern.compile("ledger-([0-7][0-9a-f]{15})");
  private static final String UNFINISHED = ".new";

  private final Path directory;

  Generations(Path directory) {
    this.directory = directory;
  }

  /** The highest one; empty if there is none. */
  OptionalLong newest() throws IOException {
    OptionalLong newest = OptionalLong.empty();
    for (Path file : files()) {
      Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
      if (name.matches()) {
        long generation = Long.parseLong(name.group(1), 16);
        newest = OptionalLong.of(Math.max(generation, newest.orElse(0)));
      }
    }
    return newest;
  }

  Path file(long generation) {
    return directory.resolve(name(generation));
  }

  /** Where a generation is written before it counts. */
  Path unfinished(long generation) {
    return directory.resolve(name(generation) + UNFINISHED);
  }

  /** Makes the directory, so that it is there after a power cut. */
  void prepare() throws IOException {
    Files.createDirectories(directory);
    Path parent = directory.getParent();
    if (parent != null) {
      force(parent);
    }
  }

  /** Has a finished and forced file count. */
  void publish(long generation) throws IOException {
    Files.move(
        unfinished(generation),
        file(generation),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    force();
  }

  /** Deletes what is neither {@code generation} nor anything else's. */
  void deleteAllBut(long generation) throws IOException {
    for (Path file : files()) {
      String name = String.valueOf(file.getFileName());
      if (isLedger(name) && !name.equals(name(generation))) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Has the names that are there now survive a power cut. */
  void force() throws IOException {
    force(directory);
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "ledger-*")) {
      all.forEach(files::add);
    } catch (NoSuchFileException e) {
      return files; // a new domain
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return files;
  }

  private static boolean isLedger(String name) {
    String finished =
        name.endsWith(UNFINISHED) ? name.substring(0, name.length() - UNFINISHED.length()) : name;
    return NAME.matcher(finished).matches();
  }

  private static String name(long generation) {
    return String.format(Locale.ROOT, "ledger-%016x", generation);
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
}
