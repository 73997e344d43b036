package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.server.cli.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backup and restore, on the database that the run is for and across to the other. */
@Tag("H3")
class BackupTest {
  @TempDir private Path temporary;

  private final StringWriter said = new StringWriter();

  @Test
  void whatWasPutBackServesTheDevicesThatWereThereAndGoesOnAboveWhatTheySaw() throws Exception {
    Path backup = temporary.resolve("backup");
    Path other = temporary.resolve("other");
    try (TestOrganisation organisation = TestOrganisation.start(temporary.resolve("data"))) {
      TestDevice device = organisation.enrol("kept");
      organisation.order(device.enrolment, "LOCK");
      assertEquals(0, mam(organisation.data, "backup", backup.toString()), said::toString);
      // What the backup does not know, and the device does:
      organisation.order(device.enrolment, "UNLOCK");
      organisation.send("PUT", "policy", "{\"transfer\":{\"copyPaste\":\"blocked\"}}");
      device.policyVersion = device.checkIn().state().policy().version();
      device.obey(command -> {});
      assertEquals(2, device.commandSequence);

      ServerProcess.copyKeys(organisation.data, other, "register.db");
      assertEquals(0, mam(other, "restore", backup.toString()), said::toString);
      int port = organisation.server().uri().getPort();
      String pin = organisation.server().pin();
      organisation.server().close();
      try (RunningServer again =
          MamServer.start(
              other, TestDatabase.options(other).withClock(organisation.clock).withPort(port))) {
        organisation.goOn(again);
        assertEquals(pin, again.pin());
        assertEquals(401, organisation.get("devices").status(), "sessions are not put back");
        assertEquals(
            201,
            organisation
                .signInAgain(TestOrganisation.PASSWORD)
                .order(device.enrolment, "LOCK")
                .status());
        List<Long> sent = new ArrayList<>();
        long before = device.policyVersion;
        device.obey(command -> sent.add(command.sequence()));
        assertEquals(1, sent.size(), "the order after the backup was put back arrives");
        assertTrue(device.checkIn().state().policy().version() > before);
      }
    }
  }

  @Test
  void aBackupMovesAnOrganisationFromOneDatabaseToTheOther() throws Exception {
    Path backup = temporary.resolve("backup");
    Path other = temporary.resolve("other");
    String database = TestPostgres.shared().newDatabase();
    try (TestOrganisation organisation = TestOrganisation.start(temporary.resolve("data"))) {
      TestDevice device = organisation.enrol("moved");
      organisation.order(device.enrolment, "LOCK");
      String before = organisation.device(device.enrolment).toString();
      assertEquals(0, mam(organisation.data, "backup", backup.toString()), said::toString);
      organisation.server().close();
      ServerProcess.copyKeys(organisation.data, other, "register.db");
      ServerOptions moved = ServerOptions.loopback().withClock(organisation.clock);
      if (TestDatabase.isShared()) {
        assertEquals(0, run(Map.of(), "restore", "--data", other, backup), said::toString);
      } else {
        Map<String, String> environment = Map.of("MAM_DATABASE", database);
        assertEquals(0, run(environment, "restore", "--data", other, backup), said::toString);
        assertEquals(1, run(environment, "restore", "--data", other, backup));
        assertTrue(said.toString().contains("already"), said::toString);
        moved = moved.withDatabase(TestDatabase.address(database));
      }
      try (RunningServer again =
          MamServer.start(other, moved.withPort(organisation.server().uri().getPort()))) {
        assertEquals(organisation.server().tenant(), again.tenant());
        organisation.goOn(again);
        organisation.signInAgain(TestOrganisation.PASSWORD);
        assertEquals(before, organisation.device(device.enrolment).toString());
        device.obey(command -> {});
        assertEquals(1, device.commandSequence);
      }
    }
  }

  @Test
  void whatIsNoWholeBackupIsRefusedAndNothingIsChanged() throws Exception {
    Path data = temporary.resolve("data");
    Path backup = temporary.resolve("backup");
    Path other = temporary.resolve("other");
    try (TestOrganisation organisation = TestOrganisation.start(data)) {
      assertTrue(organisation.server().uri().isAbsolute());
      assertEquals(0, mam(data, "backup", backup.toString()), said::toString);
      assertEquals(1, mam(data, "backup", backup.toString()), "an earlier backup is not replaced");
      ServerProcess.copyKeys(data, other, "register.db");
    }
    byte[] whole = Files.readAllBytes(backup);
    assertEquals(1, whole[18], "SQLite's file format: no write-ahead log beside it");
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    assertEquals(1, mam(other, "restore", Files.write(temporary.resolve("a"), half).toString()));
    assertEquals(
        1, mam(other, "restore", Files.write(temporary.resolve("b"), new byte[9]).toString()));
    assertEquals(1, mam(other, "restore", temporary.resolve("missing").toString()));
    assertEquals(0, mam(other, "restore", backup.toString()), said::toString);
    assertEquals(1, mam(other, "restore", backup.toString()), "it holds an organisation now");
  }

  @Test
  void aPasswordOnTheCommandLineIsRefused() throws IOException {
    String url = "postgresql://cordon:secret@127.0.0.1/cordon";
    assertEquals(1, run(Map.of(), "serve", "--data", temporary.resolve("data"), "--database", url));
    assertTrue(said.toString().contains("MAM_DATABASE"), said::toString);
    assertTrue(Files.notExists(temporary.resolve("data")));
  }

  private int mam(Path data, String word, String file) {
    Map<String, String> environment =
        TestDatabase.isShared() ? Map.of("MAM_DATABASE", TestDatabase.url(data)) : Map.of();
    return run(environment, word, "--data", data, file);
  }

  private int run(Map<String, String> environment, Object... words) {
    PrintWriter out = new PrintWriter(said, true);
    Surroundings around =
        new Surroundings(environment, out, out, Surroundings.NOBODY, Locale.ENGLISH);
    String[] line = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      line[i] = words[i].toString();
    }
    return Main.run(around, line);
  }
}
