package dev.cordon.storage.files;

import static dev.cordon.storage.files.Written.problemOf;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.core.Container;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.policy.protocol.audit.AuditEvent;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.testing.FakeDevice;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in a container with keys, locks and a control state of its own. */
@Tag("A2")
@Tag("D2")
class SecureFilesInContainerTest {
  private static final String PASSCODE = "904173";
  private static final byte[] CONTENT = {1, 2, 3};

  @TempDir Path home;
  private final FakeDevice device = new FakeDevice();
  private Container work;

  @BeforeEach
  void open() throws IOException {
    work = device.open(home.resolve("work"));
    try (Passcode passcode = Passcode.of(PASSCODE)) {
      work.setPasscode(passcode);
    }
  }

  @AfterEach
  void close() {
    work.close();
  }

  @Test
  void pathsWorkAgainAfterTheUnlockWithoutAnybodysDoing() throws IOException {
    SecureFiles files = SecureFiles.in(work, "mail");
    Path path = files.path("folder/file");
    files.write("folder/file", out -> out.write(CONTENT));
    work.lock();
    assertEquals(Problem.LOCKED, problemOf(() -> Files.readAllBytes(path)));
    unlock();
    assertArrayEquals(CONTENT, Files.readAllBytes(path));
  }

  @Test
  void ofADomainAloneTheyWorkAgainOnceSomebodyAsks() throws IOException {
    SecureFiles files = SecureFiles.in(work.domain("mail"));
    FileSystem fileSystem = files.fileSystem();
    files.write("file", out -> out.write(CONTENT));
    work.lock();
    unlock();
    assertEquals(Problem.LOCKED, problemOf(() -> Files.readAllBytes(fileSystem.getPath("/file"))));
    assertSame(fileSystem, SecureFiles.in(work.domain("mail")).fileSystem());
    assertArrayEquals(CONTENT, Files.readAllBytes(fileSystem.getPath("/file")));
  }

  @Test
  @Tag("J1")
  void damageIsToldToTheAuditTrail() throws IOException {
    Path directory = work.domain("mail").directory();
    SecureFiles.in(work, "mail").write("file", out -> out.write(CONTENT));
    work.lock();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Files.write(file, new byte[100]);
      }
    }
    unlock();
    assertEquals(Problem.DAMAGED, problemOf(() -> SecureFiles.in(work, "mail")));
    List<AuditEvent> found =
        work.audit().events().stream()
            .filter(event -> event.code() == AuditCode.TAMPER_FOUND)
            .toList();
    assertEquals(Optional.of(Reason.Code.CONTAINER_DAMAGED), found.get(0).why());
  }

  @Test
  void aRestartedAppFindsItsFiles() throws IOException {
    SecureFiles.in(work, "mail").write("file", out -> out.write(CONTENT));
    work.close();
    work = device.open(home.resolve("work"));
    unlock();
    SecureFiles files = SecureFiles.in(work, "mail");
    assertArrayEquals(CONTENT, Files.readAllBytes(files.path("file")));
  }

  @Test
  void filesThatSomebodyPutBackAreRefused() throws IOException {
    SecureFiles files = SecureFiles.in(work, "mail");
    Path domain = work.domain("mail").directory();
    files.write("file", out -> out.write(CONTENT));
    work.lock();
    copy(domain, home.resolve("copy"));
    unlock();
    files.write("file", out -> out.write(new byte[5]));
    work.lock();
    delete(domain);
    copy(home.resolve("copy"), domain);
    unlock();
    assertEquals(Problem.ROLLED_BACK, problemOf(() -> files.read("file")));
    assertEquals(Problem.ROLLED_BACK, problemOf(() -> SecureFiles.in(work, "mail")));
  }

  @Test
  void aShreddedDomainsFilesAreGoneAlsoIfItIsMadeAnew() throws IOException {
    SecureFiles files = SecureFiles.in(work, "mail");
    files.write("file", out -> out.write(CONTENT));
    work.shred("mail");
    SecureFiles anew = SecureFiles.in(work, "mail");
    assertNotSame(files.fileSystem(), anew.fileSystem());
    assertThrows(IOException.class, () -> files.read("file"));
    assertEquals(Problem.NOT_FOUND, problemOf(() -> anew.read("file")));
  }

  @Test
  void whileLockedAndAfterAWipeNothingIsAnswered() throws IOException {
    SecureFiles files = SecureFiles.in(work, "mail");
    NewFile half = files.write("file");
    work.wipe();
    assertEquals(Problem.LOCKED, problemOf(() -> half.write(1)));
    assertEquals(Problem.LOCKED, problemOf(half::close));
    assertEquals(Problem.LOCKED, problemOf(() -> files.write("file")));
    assertThrows(IOException.class, () -> SecureFiles.in(work, "mail"));
  }

  private void unlock() throws IOException {
    try (Passcode passcode = Passcode.of(PASSCODE)) {
      assertInstanceOf(UnlockResult.Opened.class, work.unlock(passcode));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path each : all(from)) {
      Files.copy(each, to.resolve(from.relativize(each)));
    }
  }

  private static void delete(Path tree) throws IOException {
    List<Path> all = all(tree);
    Collections.reverse(all);
    for (Path each : all) {
      Files.delete(each);
    }
  }

  private static List<Path> all(Path tree) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      return new ArrayList<>(all.toList());
    }
  }
}
