package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import dev.cordon.server.setup.StartException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A stolen password alone opens nothing. */
@Tag("H9")
@Timeout(180)
class SecondFactorTest {
  private static final String PASSWORD = TestAdministrator.PASSWORD;

  @TempDir private Path temporary;
  private TestOrganisation organisation;
  private TestAdministrator anna;

  @BeforeEach
  void start() throws StartException {
    organisation = TestOrganisation.start(temporary.resolve("data"));
    anna = TestAdministrator.add(organisation, "anna", "operator");
  }

  @AfterEach
  void stop() {
    organisation.close();
  }

  @Test
  void withOneThePasswordAloneOpensNothingAndACodeOpensOnce() {
    anna.addFactor();
    anna.waitForNextCode();
    TestHttp.Reply without = anna.attempt(PASSWORD, "", "");
    assertEquals("SECOND_FACTOR_NEEDED", without.code());
    assertEquals(401, without.status());
    String code = anna.code();
    assertEquals(201, anna.attempt(PASSWORD, "", code).status());
    TestHttp.Reply replayed = anna.attempt(PASSWORD, "", code);
    assertEquals("SECOND_FACTOR_REFUSED", replayed.code());
    organisation.clock.advance(Duration.ofSeconds(1));
    assertEquals("SECOND_FACTOR_REFUSED", anna.attempt(PASSWORD, "", anna.code(-1)).code());
    anna.waitForNextCode();
    assertEquals(201, anna.attempt(PASSWORD, "", anna.code()).status());
  }

  @Test
  void aCodeWithAWrongPasswordIsNeitherJudgedNorUsedUp() {
    anna.addFactor();
    anna.waitForNextCode();
    String code = anna.code(1);
    assertEquals("SIGN_IN_REFUSED", anna.attempt("a wrong password", "", code).code());
    organisation.clock.advance(Duration.ofSeconds(2));
    assertEquals(201, anna.attempt(PASSWORD, "", code).status());
  }

  /**
   * 2 of 333,333 with each try, if tries were free; and asking without a code must not free them.
   */
  @Test
  void eachWrongCodeDoublesTheWaitWhateverIsAskedInBetween() {
    anna.addFactor();
    anna.waitForNextCode();
    for (int wait : new int[] {1, 2, 4, 8}) {
      assertEquals("SECOND_FACTOR_REFUSED", anna.attempt(PASSWORD, "", anna.wrongCode()).code());
      TestHttp.Reply tooSoon = anna.attempt(PASSWORD, "", anna.code());
      assertEquals(429, tooSoon.status());
      assertEquals(Integer.toString(wait), tooSoon.header("retry-after"));
      organisation.clock.advance(Duration.ofSeconds(wait));
      assertEquals("SECOND_FACTOR_NEEDED", anna.attempt(PASSWORD, "", "").code());
    }
    assertEquals(201, anna.attempt(PASSWORD, "", anna.code(1)).status());
  }

  @Test
  void aCodeShownToManyAtOnceOpensOneSession() throws Exception {
    anna.addFactor();
    anna.waitForNextCode();
    String code = anna.code();
    ExecutorService hands = Executors.newFixedThreadPool(4);
    try {
      List<Future<TestHttp.Reply>> replies = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        replies.add(hands.submit(() -> anna.attempt(PASSWORD, "", code)));
      }
      int opened = 0;
      for (Future<TestHttp.Reply> each : replies) {
        opened += each.get().status() == 201 ? 1 : 0;
      }
      assertEquals(1, opened);
    } finally {
      hands.shutdown();
    }
  }

  @Test
  void aRecoveryCodeReplacesACodeOnce() {
    JsonArray codes = anna.addFactor();
    assertEquals(10, codes.size());
    String one = codes.get(3).getAsString();
    assertEquals(201, anna.attempt(PASSWORD, "", one.toUpperCase(Locale.ROOT)).status());
    assertEquals("SECOND_FACTOR_REFUSED", anna.attempt(PASSWORD, "", one).code());
    organisation.clock.advance(Duration.ofSeconds(2));
    assertEquals(201, anna.attempt(PASSWORD, "", codes.get(4).getAsString()).status());
    assertEquals(8, anna.send("GET", "me", "").json().get("recoveryCodes").getAsLong());
  }

  @Test
  void aSessionThatSomebodyFoundOpenChangesNothing() {
    assertEquals(
        "PASSWORD_WRONG",
        anna.send("POST", "me/second-factor", "{\"password\":\"a guess of somebody\"}").code());
    assertEquals(429, anna.send("POST", "me/second-factor", "{\"password\":\"another\"}").status());
    organisation.clock.advance(Duration.ofSeconds(2));
    anna.addFactor();
    anna.waitForNextCode();
    String begin = "{\"password\":\"" + PASSWORD + "\"}";
    assertEquals("SECOND_FACTOR_NEEDED", anna.send("POST", "me/second-factor", begin).code());
    String wrong = "{\"password\":\"" + PASSWORD + "\",\"code\":\"" + anna.wrongCode() + "\"}";
    assertEquals(
        "SECOND_FACTOR_REFUSED", anna.send("POST", "me/second-factor/removal", wrong).code());
    organisation.clock.advance(Duration.ofSeconds(2));
    String right = "{\"password\":\"" + PASSWORD + "\",\"code\":\"" + anna.code() + "\"}";
    assertEquals(204, anna.send("POST", "me/second-factor/removal", right).status());
    assertEquals(201, anna.attempt(PASSWORD, "", "").status());
  }

  @Test
  void whereOneIsDemandedASessionWithoutOpensOnlyTheAdding() {
    assertEquals(200, organisation.send("PUT", "second-factors", "{\"demanded\":true}").status());
    TestHttp.Reply refused = anna.send("GET", "devices", "");
    assertEquals("SECOND_FACTOR_DEMANDED", refused.code());
    assertEquals(403, refused.status());
    assertEquals("SECOND_FACTOR_DEMANDED", anna.send("GET", "tokens", "").code());
    anna.accept(anna.attempt(PASSWORD, "", ""));
    assertEquals("SECOND_FACTOR_DEMANDED", anna.send("GET", "devices", "").code());
    anna.addFactor();
    assertEquals(200, anna.send("GET", "devices", "").status(), "at once, in the same session");
    assertEquals("SECOND_FACTOR_DEMANDED", organisation.get("devices").code(), "owners too");
  }

  @Test
  void anOwnerHelpsWhoLostTheAppAndThatEndsTheirSessions() {
    anna.addFactor();
    assertEquals(
        200, organisation.post("administrators/anna/second-factor/removal", "{}").status());
    assertEquals(401, anna.send("GET", "devices", "").status());
    assertEquals(201, anna.attempt(PASSWORD, "", "").status());
  }

  @Test
  void theSecretStandsNowhereInClearAndIsNobodyElses() throws SQLException {
    TestAdministrator bob = TestAdministrator.add(organisation, "bob", "operator");
    anna.addFactor();
    JsonArray codes = bob.addFactor();
    try (Connection past = TestDatabase.connect(organisation.data);
        Statement sql = past.createStatement()) {
      try (ResultSet rows = sql.executeQuery("select code_sha256 from recovery_code")) {
        while (rows.next()) {
          String stored = rows.getString(1);
          codes.forEach(code -> assertFalse(stored.contains(code.getAsString())));
        }
      }
      // Who can write to the register puts a secret that they know in anna's place:
      sql.executeUpdate(
          "update second_factor set secret = (select secret from second_factor"
              + " where administrator = 'bob'), last_step = 0 where administrator = 'anna'");
    }
    anna.waitForNextCode();
    assertEquals("SECOND_FACTOR_REFUSED", anna.attempt(PASSWORD, "", bob.code()).code());
    assertTrue(organisation.get("events").text().contains("SECOND_FACTOR_REFUSED"));
  }
}
