package dev.cordon.storage.nio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cordon.storage.testing.Needs;
import dev.cordon.storage.testing.TestVolumes;
import dev.cordon.storage.torn.TornDisk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The same thing done in a directory of Java's own file system and in one of ours. */
final class Twins {
  /** What is done: its result, or the type of its exception, must be the same in both. */
  interface Act {
    @Nullable Object in(Path directory) throws Exception;
  }

  private final Path plain;
  private final Path work;

  private Twins(Path plain, Path work) {
    this.plain = plain;
    this.work = work;
  }

  /** Twins again and again: directories side by side on both, ours all in one volume. */
  static final class Pairs {
    private final Path plain;
    private final Path work;
    private int count;

    private Pairs(Path plain, Path work) {
      this.plain = plain;
      this.work = work;
    }

    /** The next, with a few files and directories. */
    Twins next() throws IOException {
      String name = "run" + count++;
      Path ours = Files.createDirectory(work.resolve(name));
      Path theirs = Files.createDirectory(plain.resolve(name));
      fill(theirs);
      fill(ours);
      return new Twins(theirs, ours);
    }
  }

  /** A source of twins; on a system whose paths have slashes. */
  static Pairs pairs(Path directory) throws IOException {
    Needs.part(
        FileSystems.getDefault().getSeparator().equals("/"), "a default file system of Unix");
    Path plain = Files.createDirectories(directory.resolve("plain"));
    FileSystem fileSystem = WorkFileSystem.over(TestVolumes.in(new TornDisk().root()), "twin");
    return new Pairs(plain, Files.createDirectories(fileSystem.getPath("/some/where")));
  }

  /** Only one pair of twins. */
  static Twins in(Path directory) throws IOException {
    return pairs(directory).next();
  }

  private static void fill(Path root) throws IOException {
    Files.createDirectories(root.resolve("dir/sub"));
    Files.createDirectory(root.resolve("empty"));
    put(root.resolve("file"), "hello, world");
    put(root.resolve("other"), "other");
    put(root.resolve("dir/inner"), "inner");
    put(root.resolve("dir/sub/deep"), "deep");
  }

  static Path put(Path file, String text) throws IOException {
    return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Does {@code act} in both and compares what came of it and, unless {@code sameTrees} is false,
   * the trees after. An exception of ours may say more than Java's own: be a subtype of it.
   */
  void agree(Act act, String about, boolean sameTrees) throws IOException {
    Object theirs = outcome(plain, act);
    Object ours = outcome(work, act);
    if (!(theirs instanceof Exception) || !theirs.getClass().isInstance(ours)) {
      assertEquals(theirs, ours, about);
    }
    if (sameTrees) {
      assertEquals(tree(plain), tree(work), about);
    }
  }

  /** What {@code act} returns, as text, or the exception that it throws. */
  private static Object outcome(Path directory, Act act) {
    try {
      return text(directory, act.in(directory));
    } catch (Exception e) {
      return e;
    }
  }

  private static String text(Path directory, @Nullable Object result) {
    return result instanceof List<?> list
        ? list.stream().map(each -> text(directory, each)).collect(Collectors.joining(", "))
        : String.valueOf(result).replace(directory.toString(), "…");
  }

  private static String tree(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.sorted()
          .map(path -> directory.relativize(path) + " " + content(path))
          .collect(Collectors.joining("\n"));
    }
  }

  private static String content(Path path) {
    try {
      return Files.isDirectory(path)
          ? "/"
          : new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
