package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.policy.protocol.crypto.Signer;
import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.server.keys.RootKeyFile;
import dev.cordon.server.setup.FirstStart;
import dev.cordon.server.setup.StartException;
import dev.cordon.server.setup.StartException.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("H3")
class RestartTest {
  @TempDir private Path temporary;

  @Test
  void aRestartKeepsEverything() throws StartException {
    try (TestOrganisation organisation = TestOrganisation.start(temporary.resolve("data"))) {
      TestDevice device = organisation.enrol("kept");
      device.checkIn();
      organisation.order(device.enrolment, "LOCK");
      byte[] used = device.signed(Wire.CHECK_IN, device.report());
      assertEquals(200, organisation.http().send("POST", "/v1/check-ins", used).status());
      String pin = organisation.server().pin();
      String tenant = organisation.server().tenant();

      organisation.restart();

      assertEquals(Optional.empty(), organisation.server().firstPassword());
      assertEquals(pin, organisation.server().pin());
      assertEquals(tenant, organisation.server().tenant());
      assertEquals(1, device.checkIn().state().commands().size());
      assertEquals(409, organisation.http().send("POST", "/v1/check-ins", used).status());
      assertEquals(200, organisation.get("devices").status());
    }
  }

  @Test
  void theSecretsOfTheFirstStartAreToldOnceAndOpenTheRootKey()
      throws StartException, IOException, GeneralSecurityException {
    List<FirstStart.Secrets> told = new ArrayList<>();
    ServerOptions options =
        new ServerOptions("127.0.0.1", 0, Optional.empty(), Clock.systemUTC(), told::add);
    Path data = temporary.resolve("data");
    MamServer.start(data, options).close();
    MamServer.start(data, options).close();
    assertEquals(1, told.size());
    Path file = told.get(0).rootKeyFile();
    Signer root = RootKeyFile.open(file, told.get(0).rootPassphrase());
    assertTrue(root.key().verifies(new byte[3], root.sign(new byte[3])));
    assertThrows(
        GeneralSecurityException.class, () -> RootKeyFile.open(file, "another passphrase"));
    Files.delete(file);
    MamServer.start(data, options).close();
  }

  @Test
  void onlyTheOwnerMayReadWhatIsKept() throws StartException, IOException {
    Path data = temporary.resolve("data");
    MamServer.start(data, ServerOptions.loopback()).close();
    assertEquals("rwx------", modes(data));
    try (Stream<Path> files = Files.list(data.resolve("organisation"))) {
      for (Path file : files.toList()) {
        assertEquals("rw-------", modes(file), file.toString());
      }
    }
  }

  @Test
  void aSecondServerOnTheSameDirectoryIsRefused() throws StartException {
    Path data = temporary.resolve("data");
    try (RunningServer first = MamServer.start(data, ServerOptions.loopback())) {
      assertEquals(Problem.DIRECTORY_IN_USE, refusal(data, ServerOptions.loopback()));
      assertTrue(first.uri().getPort() > 0);
    }
    MamServer.start(data, ServerOptions.loopback()).close();
  }

  @Test
  void aForeignDirectoryIsLeftAlone() throws IOException {
    Path foreign = Files.createDirectories(temporary.resolve("foreign"));
    Files.setPosixFilePermissions(foreign, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(foreign.resolve("holiday.jpg"), "x");
    assertEquals(Problem.DIRECTORY_FOREIGN, refusal(foreign, ServerOptions.loopback()));
    assertEquals("rwxr-xr-x", modes(foreign));
  }

  @Test
  void anAddressInUseIsRefusedBeforeAnythingIsMade() throws StartException {
    try (RunningServer first =
        MamServer.start(temporary.resolve("data"), ServerOptions.loopback())) {
      Path other = temporary.resolve("other");
      ServerOptions taken = ServerOptions.loopback().withPort(first.uri().getPort());
      assertEquals(Problem.ADDRESS_UNAVAILABLE, refusal(other, taken));
      assertTrue(Files.notExists(other));
    }
  }

  @Test
  void aDamagedRegisterIsSaidSoAndNotReplaced() throws StartException, IOException {
    Path data = temporary.resolve("data");
    MamServer.start(data, ServerOptions.loopback()).close();
    Path register = data.resolve("organisation").resolve("register.db");
    Files.writeString(register, "this is no database, whatever the name says ".repeat(50));
    assertEquals(Problem.DIRECTORY_DAMAGED, refusal(data, ServerOptions.loopback()));
    assertTrue(Files.readString(register).startsWith("this is no database"));
  }

  @Test
  void aPublicAddressMustBeOneThatDevicesCanReachSafely() {
    for (String url :
        new String[] {"http://example.com", "https://example.com/x", "https://u@example.com"}) {
      ServerOptions options =
          new ServerOptions(
              "127.0.0.1", 0, Optional.of(URI.create(url)), Clock.systemUTC(), told -> {});
      assertEquals(Problem.PUBLIC_URL_REFUSED, refusal(temporary.resolve("data"), options));
    }
    ServerOptions everywhere =
        new ServerOptions("0.0.0.0", 0, Optional.empty(), Clock.systemUTC(), told -> {});
    assertEquals(Problem.PUBLIC_URL_MISSING, refusal(temporary.resolve("data"), everywhere));
  }

  private static Problem refusal(Path data, ServerOptions options) {
    return assertThrows(StartException.class, () -> MamServer.start(data, options)).problem();
  }

  private static String modes(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
