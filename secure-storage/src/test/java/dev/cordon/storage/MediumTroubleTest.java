package dev.cordon.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.storage.StorageException.Problem;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each trouble below has one word above. */
@Tag("A2")
class MediumTroubleTest {
  private static final String FULL = "No space left on device";

  @TempDir Path directory;

  @Test
  void onlyAClosedContainerIsLocked() {
    Reason locked = Reason.of(Reason.Code.CONTAINER_LOCKED);
    assertEquals(Problem.LOCKED, problem(new ContainerClosedException(locked)));
    assertEquals(Problem.MEDIUM_FAILED, problem(new ContainerException(locked)));
  }

  @Test
  void theContainersOwnTroubleWithTheMediumIsTheMediums() {
    assertEquals(Problem.DISK_FULL, problem(StorageFailedException.of(new IOException(FULL))));
    assertEquals(
        Problem.DISK_FULL,
        problem(StorageFailedException.of(new FileSystemException("file", null, FULL))));
    assertEquals(
        Problem.MEDIUM_FAILED,
        problem(StorageFailedException.of(new IOException("Input/output error"))));
  }

  @Test
  void theSystemsWordsAreUnderstood() {
    assertEquals(Problem.DISK_FULL, problem(new IOException("Disk quota exceeded")));
    assertEquals(Problem.MEDIUM_FAILED, problem(new IOException("Input/output error")));
    assertEquals(Problem.MEDIUM_FAILED, problem(new IOException()));
    assertEquals(Problem.NOT_FOUND, problem(new NoSuchFileException("file")));
  }

  @Test
  void aTypedErrorStaysWhatItIs() {
    StorageException typed = new StorageException(Problem.DAMAGED, "entry");
    assertSame(typed, MediumTrouble.explain(typed, directory, "other"));
  }

  private Problem problem(IOException cause) {
    return MediumTrouble.explain(cause, directory, "entry").problem();
  }
}
