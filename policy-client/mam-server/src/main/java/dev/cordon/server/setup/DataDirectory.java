package dev.cordon.server.setup;

import dev.cordon.server.files.DirectoryLock;
import dev.cordon.server.files.PrivateFile;
import dev.cordon.server.setup.StartException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The one directory that a server keeps everything in, held by one server at a time. */
public final class DataDirectory implements AutoCloseable {
  private static final String ORGANISATION = "organisation";
  private static final String UNFINISHED = "organisation.unfinished";
  private static final String LOG_HEAD = "log-head.json";
  private static final Set<String> OURS =
      Set.of("lock", ORGANISATION, UNFINISHED, LOG_HEAD, LOG_HEAD + ".new");

  private final Path directory;
  private final DirectoryLock lock;

  private DataDirectory(Path directory, DirectoryLock lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /** Takes {@code directory} for this server; makes it if need be. */
  public static DataDirectory take(Path directory) throws StartException {
    String name = directory.toAbsolutePath().toString();
    try {
      refuseForeign(directory, name);
      PrivateFile.directory(directory);
      DirectoryLock lock =
          DirectoryLock.take(directory)
              .orElseThrow(() -> new StartException(Problem.DIRECTORY_IN_USE, name));
      return new DataDirectory(directory, lock);
    } catch (IOException e) {
      throw new StartException(Problem.DIRECTORY_UNUSABLE, name, e);
    }
  }

  /** Where a set-up organisation lies. */
  public Path organisation() {
    return organisation(directory);
  }

  /** The same of a directory that is not taken. */
  public static Path organisation(Path directory) {
    return directory.resolve(ORGANISATION);
  }

  /** Its database. */
  public Path register() {
    return register(directory);
  }

  /** The same of a directory that is not taken. */
  public static Path register(Path directory) {
    return organisation(directory).resolve(FirstStart.REGISTER);
  }

  /** Where the log ended, beside the organisation: a copy of that does not take it along. */
  public static Path logHead(Path directory) {
    return directory.resolve(LOG_HEAD);
  }

  boolean hasUnfinished() {
    return Files.isDirectory(leftUnfinished());
  }

  /** What an earlier attempt left. */
  Path leftUnfinished() {
    return directory.resolve(UNFINISHED);
  }

  /** Whether it holds an organisation's keys. */
  public boolean isSetUp() {
    return Files.isDirectory(organisation());
  }

  /** An empty directory to build an organisation in; what an earlier attempt left is deleted. */
  Path unfinished() throws IOException {
    Path unfinished = leftUnfinished();
    if (Files.exists(unfinished)) {
      List<Path> left;
      try (Stream<Path> walk = Files.walk(unfinished)) {
        left = walk.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : left) {
        Files.delete(path);
      }
    }
    PrivateFile.directory(unfinished);
    return unfinished;
  }

  void finish() throws IOException {
    PrivateFile.move(leftUnfinished(), organisation());
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static void refuseForeign(Path directory, String name)
      throws IOException, StartException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      if (entries.anyMatch(entry -> !OURS.contains(String.valueOf(entry.getFileName())))) {
        throw new StartException(Problem.DIRECTORY_FOREIGN, name);
      }
    }
  }
}
