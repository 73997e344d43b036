package dev.cordon.storage.nio;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.cordon.storage.nio.Twins.Act;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and directories behave as those of Java's own file system, refusals included. */
@Tag("A2")
class FilesContractTest {
  private static final List<String> PLACES =
      List.of(
          "file",
          "dir",
          "empty",
          "missing",
          "missing/new",
          "file/below",
          "dir/inner",
          "dir/sub",
          "dir/new",
          "",
          "dir/../file",
          "missing/../file",
          "file/../other",
          "dir/.",
          "dir/sub/..",
          "./file");

  @TempDir Path directory;
  private int runs;

  @Test
  void whatIsAtAPlaceIsTheSame() throws IOException {
    each(
        path ->
            List.of(
                Files.exists(path),
                Files.notExists(path),
                Files.isDirectory(path),
                Files.isRegularFile(path, NOFOLLOW_LINKS),
                Files.isSymbolicLink(path),
                Files.isReadable(path),
                Files.isWritable(path),
                Files.isHidden(path)));
    each(path -> Files.isDirectory(path) ? 0 : Files.size(path));
    each(Path::toRealPath);
    each(path -> Files.getFileStore(path) != null);
    each(path -> Files.readAttributes(path, BasicFileAttributes.class).isDirectory());
    each(path -> new TreeMap<>(Files.readAttributes(path, "isDirectory,isOther")));
    each(path -> new TreeMap<>(Files.readAttributes(path, "*")).keySet());
  }

  @Test
  void readingIsTheSame() throws IOException {
    each(path -> new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
    each(path -> text(path, READ));
    each(path -> forced(path));
    each(path -> text(path, WRITE));
    each(path -> text(path, APPEND));
  }

  @Test
  void writingIsTheSame() throws IOException {
    each(path -> wrote(path));
    each(path -> wrote(path, WRITE));
    each(path -> wrote(path, CREATE));
    each(path -> wrote(path, CREATE_NEW));
    each(path -> wrote(path, CREATE, CREATE_NEW));
    each(path -> wrote(path, CREATE_NEW, APPEND));
    each(path -> wrote(path, APPEND));
    each(path -> wrote(path, CREATE, APPEND));
    each(path -> wrote(path, TRUNCATE_EXISTING));
    each(path -> wrote(path, APPEND, TRUNCATE_EXISTING));
    each(path -> wrote(path, READ));
    each(Files::createFile);
  }

  @Test
  void directoriesAreTheSame() throws IOException {
    each(Files::createDirectory);
    each(Files::createDirectories);
    each(FilesContractTest::names);
    each(
        path -> Files.createTempFile(path, "a", ".b").getFileName().toString().endsWith(".b"),
        false);
    each(path -> Files.isDirectory(Files.createTempDirectory(path, "a")), false);
  }

  @Test
  void deletingIsTheSame() throws IOException {
    for (String place : PLACES) {
      if (isName(place)) {
        once(root -> deleted(root.resolve(place)));
        once(root -> Files.deleteIfExists(root.resolve(place)));
      }
    }
  }

  @Test
  void movingIsTheSame() throws IOException {
    for (String from : PLACES) {
      for (String to : PLACES) {
        if (isName(from) && isName(to) && !to.startsWith(from + "/")) {
          pair(from, to, (a, b) -> Files.move(a, b));
          pair(from, to, (a, b) -> Files.move(a, b, REPLACE_EXISTING));
        }
      }
    }
  }

  @Test
  void anAtomicMoveIsTheSame() throws IOException {
    atomically("file", "other");
    atomically("file", "missing");
    atomically("file", "dir/new");
    atomically("file", "missing/new");
    atomically("missing", "file");
    atomically("dir", "empty");
    atomically("empty", "dir");
    atomically("dir", "dir/sub/below");
    atomically("file", "file");
  }

  @Test
  void copyingIsTheSame() throws IOException {
    for (String from : PLACES) {
      for (String to : PLACES) {
        pair(from, to, (a, b) -> Files.copy(a, b));
        if (isName(to)) {
          pair(from, to, (a, b) -> Files.copy(a, b, REPLACE_EXISTING));
        }
      }
    }
  }

  @Test
  void optionsThatDoNotFitAreRefusedTheSame() throws IOException {
    once(root -> Files.copy(root.resolve("file"), root.resolve("new"), ATOMIC_MOVE));
    once(root -> Files.move(root.resolve("file"), root.resolve("new"), COPY_ATTRIBUTES));
    once(root -> Files.copy(root.resolve("file"), root.resolve("new"), NOFOLLOW_LINKS));
    once(root -> Files.move(root.resolve("file"), root.resolve("new"), NOFOLLOW_LINKS));
    OpenOption foreign = new OpenOption() {};
    once(root -> Files.newByteChannel(root.resolve("file"), foreign));
    once(root -> Files.newByteChannel(root.resolve("file"), READ, APPEND));
    once(root -> Files.newInputStream(root.resolve("file"), WRITE).read());
    once(root -> opened(root.resolve("file")));
    once(root -> opened(root.resolve("missing")));
    once(
        root -> {
          try (DirectoryStream<Path> stream = Files.newDirectoryStream(root, "[a")) {
            return sorted(stream);
          }
        });
  }

  @Test
  void aDirectoryStreamIsIteratedOnceAndWhileOpen() throws IOException {
    once(
        root -> {
          try (DirectoryStream<Path> stream = Files.newDirectoryStream(root)) {
            Iterator<Path> unused = stream.iterator();
            return stream.iterator();
          }
        });
    once(
        root -> {
          DirectoryStream<Path> stream = opened(root);
          stream.close();
          return stream.iterator();
        });
    once(
        root -> {
          try (DirectoryStream<Path> stream = Files.newDirectoryStream(root.resolve("empty"))) {
            return stream.iterator().next();
          }
        });
    once(
        root -> {
          DirectoryStream.Filter<Path> filter =
              path -> {
                throw new IOException("refused");
              };
          try (DirectoryStream<Path> stream = Files.newDirectoryStream(root, filter)) {
            return stream.iterator().hasNext();
          }
        });
    once(
        root -> {
          try (DirectoryStream<Path> stream = Files.newDirectoryStream(root, "{f,o}*")) {
            return sorted(stream);
          }
        });
  }

  @Test
  void attributesAreRefusedTheSame() throws IOException {
    for (String wanted :
        List.of(
            "size",
            "basic:size",
            "basic:*",
            "*,size",
            "size,isOther",
            "",
            "basic:",
            "x",
            "basic:x",
            "x:size",
            "size,x",
            ":size")) {
      once(root -> new TreeMap<>(Files.readAttributes(root.resolve("file"), wanted)).keySet());
    }
    FileTime time = FileTime.fromMillis(1_700_000_000_000L);
    for (String name :
        List.of(
            "lastModifiedTime",
            "basic:lastModifiedTime",
            "size",
            "x",
            "x:y",
            "isDirectory",
            "fileKey")) {
      once(root -> Files.setAttribute(root.resolve("file"), name, time));
      once(root -> Files.setAttribute(root.resolve("missing"), name, time));
    }
    once(root -> Files.setAttribute(root.resolve("file"), "lastModifiedTime", "today"));
    once(root -> Files.setLastModifiedTime(root.resolve("missing"), time));
    once(root -> Files.getLastModifiedTime(Files.setLastModifiedTime(root.resolve("file"), time)));
    once(root -> Files.getLastModifiedTime(Files.setLastModifiedTime(root.resolve("dir"), time)));
    once(root -> view(root.resolve("file")).name());
    once(
        root -> {
          view(root.resolve("missing")).setTimes(null, null, null);
          return "nothing to do";
        });
  }

  @Test
  void sameFilesAreTheSame() throws IOException {
    for (String one : PLACES) {
      for (String two : PLACES) {
        pair(one, two, Files::isSameFile);
      }
    }
  }

  @Test
  void anOpenFileOutlivesItsNameTheSame() throws IOException {
    once(
        root -> {
          try (InputStream in = Files.newInputStream(root.resolve("file"))) {
            Files.delete(root.resolve("file"));
            Twins.put(root.resolve("file"), "another");
            return text(in);
          }
        });
    once(
        root -> {
          try (OutputStream out = Files.newOutputStream(root.resolve("file"))) {
            Files.move(root.resolve("file"), root.resolve("dir/moved"));
            out.write('!');
          }
          return names(root);
        });
    once(
        root -> {
          try (InputStream in = Files.newInputStream(root.resolve("other"))) {
            Files.move(root.resolve("file"), root.resolve("other"), REPLACE_EXISTING);
            return text(in);
          }
        });
  }

  /** A kernel neither deletes nor moves what is named by dots; here they are but a detour. */
  private static boolean isName(String place) {
    return !place.isEmpty() && !place.endsWith(".");
  }

  private static Object text(Path path, OpenOption... options) throws IOException {
    try (InputStream in = Files.newInputStream(path, options)) {
      return text(in);
    }
  }

  /** On Unix a directory can be forced, and some do. */
  private static Object forced(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, READ)) {
      channel.force(true);
    }
    return "forced";
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static Object wrote(Path path, OpenOption... options) throws IOException {
    try (OutputStream out = Files.newOutputStream(path, options)) {
      out.write("new".getBytes(StandardCharsets.UTF_8));
    }
    return "wrote";
  }

  private static Object deleted(Path path) throws IOException {
    Files.delete(path);
    return "deleted";
  }

  private static DirectoryStream<Path> opened(Path path) throws IOException {
    return path.getFileSystem().provider().newDirectoryStream(path, each -> true);
  }

  private static Object names(Path path) throws IOException {
    try (Stream<Path> all = Files.list(path)) {
      return all.sorted().collect(Collectors.toList());
    }
  }

  private static List<Path> sorted(DirectoryStream<Path> stream) {
    List<Path> all = new ArrayList<>();
    stream.forEach(all::add);
    all.sort(null);
    return all;
  }

  private static BasicFileAttributeView view(Path path) {
    return Files.getFileAttributeView(path, BasicFileAttributeView.class);
  }

  private void atomically(String from, String to) throws IOException {
    pair(from, to, (a, b) -> Files.move(a, b, ATOMIC_MOVE));
  }

  private void each(Act act) throws IOException {
    each(act, true);
  }

  private void each(Act act, boolean again) throws IOException {
    for (String place : PLACES) {
      twins().agree(root -> act.in(root.resolve(place)), place, again);
    }
  }

  private void once(Act act) throws IOException {
    twins().agree(act, "", true);
  }

  private interface Pair {
    @Nullable Object in(Path from, Path to) throws Exception;
  }

  private void pair(String from, String to, Pair act) throws IOException {
    twins().agree(root -> act.in(root.resolve(from), root.resolve(to)), from + " → " + to, true);
  }

  private Twins twins() throws IOException {
    return Twins.in(directory.resolve("run" + runs++));
  }
}
