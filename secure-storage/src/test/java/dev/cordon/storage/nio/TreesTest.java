package dev.cordon.storage.nio;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What java.nio.file.Files builds on a provider, works on ours. */
@Tag("A2")
class TreesTest {
  @TempDir Path directory;
  private WorkFiles work;
  private Path root;

  @BeforeEach
  void open() throws IOException {
    work = WorkFiles.in(directory.resolve("volume"));
    root = work.path("/");
  }

  @Test
  void aTreeGoesInAndComesOutUnchanged() throws IOException {
    Path source = Files.createDirectory(directory.resolve("source"));
    fill(source, 3, new Random(1));
    copyTree(source, work.path("/in"));
    copyTree(work.path("/in"), work.path("/second"));
    copyTree(work.path("/second"), directory.resolve("out"));
    assertEquals(tree(source), tree(work.path("/in")));
    assertEquals(tree(source), tree(directory.resolve("out")));
  }

  @Test
  void aTreeIsDeletedByAWalk() throws IOException {
    fill(Files.createDirectory(work.path("/tree")), 3, new Random(2));
    Files.walkFileTree(
        work.path("/tree"),
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path each, @org.jspecify.annotations.Nullable IOException trouble)
              throws IOException {
            Files.delete(each);
            return FileVisitResult.CONTINUE;
          }
        });
    assertFalse(Files.exists(work.path("/tree")));
    assertEquals("", tree(root).trim());
  }

  @Test
  void whatLiesInASourceIsNotLostByAMoveIntoItself() throws IOException {
    Path inner = Twins.put(Files.createDirectory(work.path("/dir")).resolve("inner"), "inner");
    assertThrows(FileSystemException.class, () -> Files.move(work.path("/dir"), inner));
    assertThrows(
        FileSystemException.class, () -> Files.move(work.path("/dir"), work.path("/dir/new/deep")));
    assertThrows(
        FileSystemException.class,
        () ->
            Files.move(
                work.path("/dir"), inner, java.nio.file.StandardCopyOption.REPLACE_EXISTING));
    assertEquals("inner", read(inner));
  }

  @Test
  void textIsWrittenAndReadByLine() throws IOException {
    Path file = work.path("/日本語.txt");
    List<String> lines = new ArrayList<>();
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      for (int i = 0; i < 20_000; i++) {
        lines.add("line " + i + " 行");
        writer.write(lines.get(i));
        writer.newLine();
      }
    }
    Files.write(file, List.of("last"), APPEND);
    lines.add("last");
    assertEquals(lines, Files.readAllLines(file));
    try (Stream<String> stream = Files.lines(file)) {
      assertEquals(lines, stream.collect(Collectors.toList()));
    }
  }

  @Test
  void appendingOpensAtTheEndEachTime() throws IOException {
    Path log = work.path("/log");
    for (int i = 0; i < 50; i++) {
      Files.write(log, new byte[] {(byte) i}, CREATE, APPEND);
    }
    byte[] all = Files.readAllBytes(log);
    assertEquals(50, all.length);
    assertEquals(49, all[49]);
  }

  @Test
  void twoAppendersLoseNothing() throws Exception {
    Path log = work.path("/log");
    Thread[] writers = new Thread[4];
    for (int i = 0; i < writers.length; i++) {
      writers[i] = new Thread(() -> append(log, 200));
      writers[i].start();
    }
    for (Thread each : writers) {
      each.join();
    }
    assertEquals(4 * 200 * 10, Files.size(log));
  }

  private static void append(Path log, int times) {
    try (FileChannel channel = FileChannel.open(log, CREATE, APPEND)) {
      for (int i = 0; i < times; i++) {
        int unused = channel.write(java.nio.ByteBuffer.allocate(10));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void streamsMoveBytesInAnyPortion() throws IOException {
    byte[] content = new byte[100_003];
    new Random(7).nextBytes(content);
    Path file = work.path("/file");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(content[0]);
      out.write(content, 1, 70_000);
      out.write(content, 70_001, content.length - 70_001);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] read = new byte[content.length];
      read[0] = (byte) in.read();
      assertEquals(5_000, in.skip(5_000));
      System.arraycopy(content, 1, read, 1, 5_000);
      int at = 5_001;
      for (int n = in.read(read, at, 777);
          n > 0;
          n = in.read(read, at, Math.min(777, read.length - at))) {
        at += n;
      }
      assertEquals(-1, in.read());
      assertEquals(0, in.available());
      assertArrayEquals(content, read);
    }
  }

  @Test
  void namesThatTroubleOtherSystemsAreNamesHere() throws IOException {
    for (String name :
        List.of(
            "CON",
            "nul.txt",
            "a:b",
            "a\\b",
            "trailing. ",
            " ",
            "...",
            "~",
            "-rf",
            "*",
            "a\nb",
            "👩‍👩‍👧",
            "ﬁ",
            "İ",
            "a".repeat(255),
            "日".repeat(255),
            "A",
            "a")) {
      Path file = Twins.put(root.resolve(name), name);
      assertEquals(name, read(root.resolve(name)));
      assertTrue(Files.isSameFile(file, root.resolve(name)));
    }
    try (Stream<Path> all = Files.list(root)) {
      assertEquals(18, all.count());
    }
  }

  @Test
  void aDecomposedNameFindsTheComposedFile() throws IOException {
    Twins.put(work.path("/caf\u00e9"), "one");
    Twins.put(work.path("/cafe\u0301"), "two");
    assertEquals("two", read(work.path("/caf\u00e9")));
    try (Stream<Path> all = Files.list(root)) {
      assertEquals(1, all.count());
    }
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static void fill(Path in, int depth, Random random) throws IOException {
    for (int i = 0; i < 3; i++) {
      byte[] content = new byte[random.nextInt(100_000)];
      random.nextBytes(content);
      Files.write(in.resolve("file " + i), content);
      if (depth > 0) {
        fill(Files.createDirectory(in.resolve("dir " + i)), depth - 1, random);
      }
    }
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.collect(Collectors.toList())) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
  }

  private static String tree(Path root) throws IOException {
    List<String> all = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path each : walk.sorted().collect(Collectors.toList())) {
        String content =
            Files.isDirectory(each)
                ? "/"
                : " " + java.util.Arrays.hashCode(Files.readAllBytes(each));
        all.add(root.relativize(each) + content);
      }
    }
    return String.join("\n", all.subList(1, all.size()));
  }
}
