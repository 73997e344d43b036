package dev.cordon.storage.nio;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories and what is deleted: as in Java's own file system, refusals included. */
@Tag("A2")
class DirectoriesContractTest {
  @SuppressWarnings("NullAway.Init")
  private static Contract contract;

  @BeforeAll
  static void makeTwins(@TempDir Path directory) throws IOException {
    contract = Contract.in(directory);
  }

  @Test
  void directoriesAreTheSame() throws IOException {
    contract.each(Files::createDirectory);
    contract.each(Files::createDirectories);
    contract.each(Contract::names);
    contract.each(
        path -> Files.createTempFile(path, "a", ".b").getFileName().toString().endsWith(".b"),
        false);
    contract.each(path -> Files.isDirectory(Files.createTempDirectory(path, "a")), false);
  }

  @Test
  void deletingIsTheSame() throws IOException {
    for (String place : Contract.PLACES) {
      if (Contract.isName(place)) {
        contract.once(root -> deleted(root.resolve(place)));
        contract.once(root -> Files.deleteIfExists(root.resolve(place)));
      }
    }
  }

  @Test
  void aDirectoryStreamIsIteratedOnceAndWhileOpen() throws IOException {
    contract.once(
        root -> {
          try (DirectoryStream<Path> stream = Files.newDirectoryStream(root)) {
            Iterator<Path> unused = stream.iterator();
            return stream.iterator();
          }
        });
    contract.once(
        root -> {
          DirectoryStream<Path> stream = opened(root);
          stream.close();
          return stream.iterator();
        });
    contract.once(
        root -> {
          try (DirectoryStream<Path> stream = Files.newDirectoryStream(root.resolve("empty"))) {
            return stream.iterator().next();
          }
        });
    contract.once(
        root -> {
          DirectoryStream.Filter<Path> filter =
              path -> {
                throw new IOException("refused");
              };
          try (DirectoryStream<Path> stream = Files.newDirectoryStream(root, filter)) {
            return stream.iterator().hasNext();
          }
        });
    contract.once(
        root -> {
          try (DirectoryStream<Path> stream = Files.newDirectoryStream(root, "{f,o}*")) {
            return sorted(stream);
          }
        });
  }

  @Test
  void optionsThatDoNotFitAreRefusedTheSame() throws IOException {
    contract.once(root -> Files.copy(root.resolve("file"), root.resolve("new"), ATOMIC_MOVE));
    contract.once(root -> Files.move(root.resolve("file"), root.resolve("new"), COPY_ATTRIBUTES));
    contract.once(root -> Files.copy(root.resolve("file"), root.resolve("new"), NOFOLLOW_LINKS));
    contract.once(root -> Files.move(root.resolve("file"), root.resolve("new"), NOFOLLOW_LINKS));
    OpenOption foreign = new OpenOption() {};
    contract.once(root -> Files.newByteChannel(root.resolve("file"), foreign));
    contract.once(root -> Files.newByteChannel(root.resolve("file"), READ, APPEND));
    contract.once(root -> Files.newInputStream(root.resolve("file"), WRITE).read());
    contract.once(root -> opened(root.resolve("file")));
    contract.once(root -> opened(root.resolve("missing")));
    contract.once(
        root -> {
          try (DirectoryStream<Path> stream = Files.newDirectoryStream(root, "[a")) {
            return sorted(stream);
          }
        });
  }

  private static Object deleted(Path path) throws IOException {
    Files.delete(path);
    return "deleted";
  }

  private static DirectoryStream<Path> opened(Path path) throws IOException {
    return path.getFileSystem().provider().newDirectoryStream(path, each -> true);
  }

  private static List<Path> sorted(DirectoryStream<Path> stream) {
    List<Path> all = new ArrayList<>();
    stream.forEach(all::add);
    all.sort(null);
    return all;
  }
}
