package dev.cordon.storage.nio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.testing.Needs;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Paths answer as those of Java's own file system do, over every small path there is. */
@Tag("A2")
class PathContractTest {
  private static final List<String> NAMES = List.of("", "a", "b", ".", "..", "ab");

  private final FileSystem plain = FileSystems.getDefault();
  private final FileSystem work =
      WorkFileSystem.over(
          () -> {
            throw new StorageException(Problem.LOCKED, "");
          },
          "paths");

  @BeforeEach
  void onUnix() {
    Needs.part(plain.getSeparator().equals("/"), "a default file system of Unix");
  }

  @Test
  void itsPartsAreTheSame() {
    for (String text : texts(4)) {
      same(text, Path::toString);
      same(text, Path::isAbsolute);
      same(text, Path::getRoot);
      same(text, Path::getFileName);
      same(text, Path::getParent);
      same(text, Path::getNameCount);
      same(text, Path::normalize);
      same(text, PathContractTest::each);
      same(text, PathContractTest::parts);
    }
  }

  @Test
  void twoOfThemRelateTheSame() {
    for (String one : texts(3)) {
      for (String two : texts(3)) {
        same(one, two, Path::startsWith);
        same(one, two, Path::endsWith);
        same(one, two, (a, b) -> a.startsWith(b.toString()));
        same(one, two, (a, b) -> a.endsWith(b.toString()));
        same(one, two, Path::resolve);
        same(one, two, (a, b) -> a.resolve(b.toString()));
        same(one, two, Path::resolveSibling);
        same(one, two, (a, b) -> a.resolveSibling(b.toString()));
        same(one, two, Path::equals);
        same(one, two, (a, b) -> Integer.signum(a.compareTo(b)));
      }
    }
  }

  @Test
  void relativizeIsTheSame() {
    for (String one : texts(3)) {
      for (String two : texts(3)) {
        same(one, two, Path::relativize);
      }
    }
  }

  @Test
  void theGetPathOfSeveralPartsIsTheSame() {
    for (String one : texts(2)) {
      for (String two : texts(2)) {
        assertEquals(
            plain.getPath(one, two, "x", "").toString(),
            work.getPath(one, two, "x", "").toString());
      }
    }
  }

  @Test
  void foreignArgumentsAreRefusedTheSame() {
    same("a/b", path -> path.getName(2));
    same("a/b", path -> path.getName(-1));
    same("/", path -> path.getName(0));
    same("a/b", path -> path.subpath(1, 1));
    same("a/b", path -> path.subpath(0, 3));
    same("a/b", path -> path.getFileSystem().getPath("a\0b"));
    same("a/b", path -> path.resolve(other(path)));
    same("a/b", path -> path.resolveSibling(other(path)));
    same("a/b", path -> path.relativize(other(path)));
    same("a/b", path -> path.startsWith(other(path)));
    same("a/b", path -> path.endsWith(other(path)));
    same("a/b", path -> path.equals(other(path)));
    same("a/b", path -> path.compareTo(other(path)));
  }

  private Path other(Path path) {
    return (path.getFileSystem() == plain ? work : plain).getPath("a");
  }

  /** All paths of up to {@code count} names, absolute and not. */
  private static List<String> texts(int count) {
    List<String> all = new ArrayList<>(List.of(""));
    List<String> longest = all;
    for (int i = 0; i < count; i++) {
      List<String> longer = new ArrayList<>();
      for (String start : longest) {
        for (String name : NAMES) {
          longer.add(start + (longest.size() == 1 ? "" : "/") + name);
        }
      }
      longest = longer;
      all.addAll(longer);
    }
    return all;
  }

  private static List<String> each(Path path) {
    List<String> all = new ArrayList<>();
    path.forEach(name -> all.add(name.toString()));
    return all;
  }

  private static List<String> parts(Path path) {
    List<String> all = new ArrayList<>();
    for (int from = 0; from < path.getNameCount(); from++) {
      for (int to = from + 1; to <= path.getNameCount(); to++) {
        all.add(path.subpath(from, to).toString());
      }
    }
    return all;
  }

  private void same(String text, Function<Path, Object> of) {
    assertEquals(outcome(plain.getPath(text), of), outcome(work.getPath(text), of), text);
  }

  private void same(String one, String two, BiFunction<Path, Path, Object> of) {
    assertEquals(
        outcome(plain.getPath(one), path -> of.apply(path, plain.getPath(two))),
        outcome(work.getPath(one), path -> of.apply(path, work.getPath(two))),
        () -> one + " and " + two);
  }

  private static String outcome(Path path, Function<Path, Object> of) {
    try {
      return Objects.toString(of.apply(path));
    } catch (RuntimeException e) {
      return e.getClass().getName();
    }
  }
}
