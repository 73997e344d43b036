package dev.cordon.storage.nio;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moving and copying from any kind of place to any other: as in Java's own file system. */
@Tag("A2")
class MovesContractTest {
  @SuppressWarnings("NullAway.Init")
  private static Contract contract;

  @BeforeAll
  static void makeTwins(@TempDir Path directory) throws IOException {
    contract = Contract.in(directory);
  }

  @Test
  void movingIsTheSame() throws IOException {
    for (String from : Contract.PLACES) {
      for (String to : Contract.PLACES) {
        if (Contract.isName(from) && Contract.isName(to) && !to.startsWith(from + "/")) {
          contract.pair(from, to, (a, b) -> Files.move(a, b));
          contract.pair(from, to, (a, b) -> Files.move(a, b, REPLACE_EXISTING));
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
    for (String from : Contract.PLACES) {
      for (String to : Contract.PLACES) {
        contract.pair(from, to, (a, b) -> Files.copy(a, b));
        if (Contract.isName(to)) {
          contract.pair(from, to, (a, b) -> Files.copy(a, b, REPLACE_EXISTING));
        }
      }
    }
  }

  @Test
  void sameFilesAreTheSame() throws IOException {
    for (String one : Contract.PLACES) {
      for (String two : Contract.PLACES) {
        contract.pair(one, two, Files::isSameFile);
      }
    }
  }

  private static void atomically(String from, String to) throws IOException {
    contract.pair(from, to, (a, b) -> Files.move(a, b, ATOMIC_MOVE));
  }
}
