package dev.cordon.storage.nio;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.testing.TestVolumes;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import org.junit.jupiter.api.function.Executable;

/**
 * A work file system for a test.
 *
 * @param volumes its volume, to be locked and unlocked
 */
record WorkFiles(TestVolumes volumes, FileSystem fileSystem) {
  static WorkFiles in(Path directory) throws IOException {
    TestVolumes volumes = TestVolumes.in(directory);
    return new WorkFiles(volumes, WorkFileSystem.over(volumes, "test"));
  }

  Path path(String text) {
    return fileSystem.getPath(text);
  }

  static Problem problemOf(Executable act) {
    return assertThrows(StorageException.class, act).problem();
  }
}
