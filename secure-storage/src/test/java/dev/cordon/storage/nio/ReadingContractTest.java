package dev.cordon.storage.nio;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is at a place, reading and writing it: as in Java's own file system, refusals included. */
@Tag("A2")
class ReadingContractTest {
  @SuppressWarnings("NullAway.Init")
  private static Contract contract;

  @BeforeAll
  static void makeTwins(@TempDir Path directory) throws IOException {
    contract = Contract.in(directory);
  }

  @Test
  void whatIsAtAPlaceIsTheSame() throws IOException {
    contract.each(
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
    contract.each(path -> Files.isDirectory(path) ? 0 : Files.size(path));
    contract.each(Path::toRealPath);
    contract.each(path -> Files.getFileStore(path) != null);
    contract.each(path -> Files.readAttributes(path, BasicFileAttributes.class).isDirectory());
    contract.each(path -> new TreeMap<>(Files.readAttributes(path, "isDirectory,isOther")));
    contract.each(path -> new TreeMap<>(Files.readAttributes(path, "*")).keySet());
  }

  @Test
  void readingIsTheSame() throws IOException {
    contract.each(path -> new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
    contract.each(path -> text(path, READ));
    contract.each(path -> forced(path));
    contract.each(path -> text(path, WRITE));
    contract.each(path -> text(path, APPEND));
  }

  @Test
  void writingIsTheSame() throws IOException {
    contract.each(path -> wrote(path));
    contract.each(path -> wrote(path, WRITE));
    contract.each(path -> wrote(path, CREATE));
    contract.each(path -> wrote(path, CREATE_NEW));
    contract.each(path -> wrote(path, CREATE, CREATE_NEW));
    contract.each(path -> wrote(path, CREATE_NEW, APPEND));
    contract.each(path -> wrote(path, APPEND));
    contract.each(path -> wrote(path, CREATE, APPEND));
    contract.each(path -> wrote(path, TRUNCATE_EXISTING));
    contract.each(path -> wrote(path, APPEND, TRUNCATE_EXISTING));
    contract.each(path -> wrote(path, READ));
    contract.each(Files::createFile);
  }

  @Test
  void anOpenFileOutlivesItsNameTheSame() throws IOException {
    contract.once(
        root -> {
          try (InputStream in = Files.newInputStream(root.resolve("file"))) {
            Files.delete(root.resolve("file"));
            Twins.put(root.resolve("file"), "another");
            return text(in);
          }
        });
    contract.once(
        root -> {
          try (OutputStream out = Files.newOutputStream(root.resolve("file"))) {
            Files.move(root.resolve("file"), root.resolve("dir/moved"));
            out.write('!');
          }
          return Contract.names(root);
        });
    contract.once(
        root -> {
          try (InputStream in = Files.newInputStream(root.resolve("other"))) {
            Files.move(root.resolve("file"), root.resolve("other"), REPLACE_EXISTING);
            return text(in);
          }
        });
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
}
