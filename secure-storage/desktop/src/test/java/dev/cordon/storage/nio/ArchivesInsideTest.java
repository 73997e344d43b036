package dev.cordon.storage.nio;

import static java.nio.file.StandardOpenOption.READ;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.testing.TestVolumes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDK's zip file system and Apache Commons Compress, unchanged: archives in the volume. */
@Tag("A2")
class ArchivesInsideTest {
  @TempDir Path directory;
  private TestVolumes volumes;
  private Path root;
  private final byte[] content = new byte[300_007];

  @BeforeEach
  void open() throws IOException {
    volumes = TestVolumes.in(directory);
    root = WorkFileSystem.over(volumes, "archives").getPath("/");
    new Random(3).nextBytes(content);
  }

  @Test
  void aZipIsAFileSystemInTheFileSystem() throws IOException {
    Path zip = root.resolve("archive.zip");
    try (FileSystem inner = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      Files.createDirectories(inner.getPath("/a/b"));
      Files.write(inner.getPath("/a/b/content"), content);
      Files.write(inner.getPath("/a/日本語"), List.of("text"));
    }
    volumes.lock();
    volumes.unlock();
    try (FileSystem inner = FileSystems.newFileSystem(zip, Map.of())) {
      Files.delete(inner.getPath("/a/日本語"));
      Files.move(inner.getPath("/a/b/content"), inner.getPath("/moved"));
      Files.copy(inner.getPath("/moved"), root.resolve("out"), StandardCopyOption.COPY_ATTRIBUTES);
    }
    try (FileSystem inner = FileSystems.newFileSystem(zip, Map.of())) {
      assertArrayEquals(content, Files.readAllBytes(inner.getPath("/moved")));
      assertFalse(Files.exists(inner.getPath("/a/日本語")));
    }
    assertArrayEquals(content, Files.readAllBytes(root.resolve("out")));
    assertEquals(List.of("archive.zip", "out"), names());
  }

  @Test
  void commonsCompressWritesAndReadsAZip() throws IOException {
    Path zip = root.resolve("archive.zip");
    try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
      out.putArchiveEntry(new ZipArchiveEntry("content"));
      out.write(content);
      out.closeArchiveEntry();
    }
    try (ZipFile in = ZipFile.builder().setSeekableByteChannel(channel(zip)).get();
        InputStream entry = in.getInputStream(in.getEntry("content"))) {
      assertArrayEquals(content, entry.readAllBytes());
    }
    try (FileSystem inner = FileSystems.newFileSystem(zip, Map.of())) {
      assertArrayEquals(content, Files.readAllBytes(inner.getPath("content")));
    }
  }

  @Test
  void commonsCompressWritesAndReadsATar() throws IOException {
    Path tar = root.resolve("archive.tar");
    Path source = Files.write(root.resolve("source"), content);
    try (OutputStream file = Files.newOutputStream(tar);
        TarArchiveOutputStream out = new TarArchiveOutputStream(file)) {
      TarArchiveEntry entry = new TarArchiveEntry("content"); // that of a path asks for its owner
      entry.setSize(Files.size(source));
      out.putArchiveEntry(entry);
      Files.copy(source, out);
      out.closeArchiveEntry();
    }
    try (TarFile in = new TarFile(channel(tar));
        InputStream entry = in.getInputStream(in.getEntries().get(0))) {
      assertTrue(in.getEntries().get(0).isFile());
      assertArrayEquals(content, entry.readAllBytes());
    }
  }

  private static FileChannel channel(Path file) throws IOException {
    return FileChannel.open(file, READ);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(root)) {
      return all.map(Path::getFileName).map(Path::toString).sorted().collect(Collectors.toList());
    }
  }
}
