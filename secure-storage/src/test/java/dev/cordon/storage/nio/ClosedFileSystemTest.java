package dev.cordon.storage.nio;

import static java.nio.file.StandardOpenOption.READ;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("A2")
class ClosedFileSystemTest {
  @TempDir Path directory;

  @Test
  void closingEndsWhatIsOpenAndRefusesTheRest() throws IOException {
    WorkFiles work = WorkFiles.in(directory);
    Path file = Twins.put(work.path("/file"), "content");
    FileChannel channel = FileChannel.open(file, READ);
    DirectoryStream<Path> stream =
        work.fileSystem().provider().newDirectoryStream(work.path("/"), each -> true);
    Iterator<Path> names = stream.iterator();
    work.fileSystem().close();
    work.fileSystem().close();
    assertFalse(work.fileSystem().isOpen());
    assertThrows(ClosedChannelException.class, channel::size);
    assertFalse(names.hasNext());
    assertThrows(ClosedFileSystemException.class, () -> Files.readAllBytes(file));
    assertThrows(ClosedFileSystemException.class, () -> Files.createDirectory(work.path("/a")));
    assertThrows(ClosedFileSystemException.class, () -> work.fileSystem().getFileStores());
    assertThrows(ClosedFileSystemException.class, () -> work.fileSystem().getRootDirectories());
  }

  @Test
  void anotherFileSystemOverTheSameVolumeGoesOn() throws IOException {
    WorkFiles work = WorkFiles.in(directory);
    Path file = Twins.put(work.path("/file"), "content");
    work.fileSystem().close();
    FileSystem second = WorkFileSystem.over(work.volumes(), "test");
    assertEquals(7, Files.size(second.getPath(file.toString())));
  }
}
