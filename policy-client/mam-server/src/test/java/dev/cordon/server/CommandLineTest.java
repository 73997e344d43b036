package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Invitation;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.server.cli.ExitCode;
import dev.cordon.server.cli.Surroundings;
import dev.cordon.server.setup.StartException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("H3")
class CommandLineTest {
  @TempDir private static Path temporary;
  private static TestOrganisation organisation;

  @BeforeAll
  static void start() throws StartException {
    organisation = TestOrganisation.start(temporary.resolve("data"));
    assertEquals(ExitCode.OK, login(TestOrganisation.PASSWORD).exitCode());
  }

  @AfterAll
  static void stop() {
    organisation.close();
  }

  private record Ran(int exitCode, String out, String err) {}

  @Test
  void everyCommandExplainsItself() {
    for (String command :
        List.of(
            "serve", "login", "invite", "devices", "show", "lock", "wipe", "audit", "alerts",
            "admin", "token", "totp", "log", "whoami")) {
      Ran ran = mam(command, "--help");
      assertEquals(ExitCode.OK, ran.exitCode(), ran.err());
      assertTrue(ran.out().contains("Usage: mam " + command), ran.out());
    }
    assertTrue(mam("wipe", "--help").out().contains("Destroys"));
  }

  @Test
  void anInvitationIsPrintedAloneSoThatItCanBePiped() throws DocumentRefusedException {
    Ran ran = mam("invite", "--label", "営業の端末", "--hours", "1");
    assertEquals(ExitCode.OK, ran.exitCode(), ran.err());
    Invitation invitation = Invitation.parse(ran.out());
    assertEquals(organisation.server().uri(), invitation.server());
    new TestDevice(organisation, invitation).enrol();
    Ran devices = mam("devices");
    assertTrue(devices.out().contains("営業の端末"), devices.out());
  }

  @Test
  @Tag("D5")
  @Tag("G1")
  void aWipeWaitsForTheReceiptOfAListeningDevice()
      throws IOException, InterruptedException, DocumentRefusedException {
    TestDevice device = organisation.enrol("cli-wipe");
    device.policyVersion = device.checkIn().state().policy().version();
    device.checkIn();
    BufferedReader stream = device.listen();
    Thread obedient = new Thread(() -> obey(device, stream));
    obedient.start();
    Ran ran = mam("wipe", "cli-wipe", "--reason", "lost", "--yes", "--wait", "60", "--json");
    obedient.join();
    assertEquals(ExitCode.OK, ran.exitCode(), ran.err());
    assertEquals(
        "done", JsonParser.parseString(ran.out()).getAsJsonObject().get("stage").getAsString());
    Ran shown = mam("show", device.enrolment);
    assertTrue(shown.out().contains("WIPED"), shown.out());
    assertTrue(shown.out().contains("BEST_EFFORT"), shown.out());
    assertTrue(shown.out().contains("\"lost\""), shown.out());
  }

  @Test
  void usersGroupsAndAppsAreWrittenDownAndADeviceIsGivenToAUser() {
    TestDevice device = organisation.enrol("cli-owned");
    assertEquals(ExitCode.OK, mam("user", "add", "佐藤").exitCode());
    assertEquals(ExitCode.OK, mam("group", "add", "sales").exitCode());
    assertEquals(ExitCode.OK, mam("group", "join", "sales", "佐藤").exitCode());
    assertTrue(mam("group", "members", "sales").out().contains("佐藤"));
    assertTrue(mam("user", "list").out().contains("sales"));
    assertEquals(ExitCode.REFUSED, mam("own", "cli-owned", "--user", "nobody").exitCode());
    Ran owned = mam("own", "cli-owned", "--user", "佐藤", "--owner", "company");
    assertEquals(ExitCode.OK, owned.exitCode(), owned.err());
    Ran devices = mam("devices", "--user", "佐藤");
    assertTrue(devices.out().contains(device.enrolment), devices.out());
    assertTrue(devices.out().contains("COMPANY"), devices.out());
    assertFalse(mam("devices", "--overdue").out().contains(device.enrolment));
    assertTrue(mam("overdue").out().contains("72"));
    assertEquals(ExitCode.OK, mam("app", "set", "com.example.app", "2.0", "trial").exitCode());
    assertTrue(mam("app", "list").out().contains("TRIAL"));
    assertEquals(ExitCode.OK, mam("app", "remove", "com.example.app").exitCode());
    assertEquals(ExitCode.OK, mam("group", "leave", "sales", "佐藤").exitCode());
    assertEquals(ExitCode.OK, mam("group", "remove", "sales").exitCode());
    assertEquals(ExitCode.REFUSED, mam("user", "remove", "佐藤").exitCode());
    assertEquals(ExitCode.USAGE, mam("group").exitCode());
  }

  @Test
  @Tag("G1")
  void aWipeThatNobodyConfirmsIsNotOrdered() {
    TestDevice device = organisation.enrol("cli-unconfirmed");
    assertEquals(ExitCode.USAGE, mam("wipe", device.enrolment, "--reason", "x").exitCode());
    assertEquals(0, organisation.device(device.enrolment).getAsJsonArray("commands").size());
  }

  @Test
  @Tag("D5")
  void lockAndUnlockAreOrderedAndAnAbsentDeviceIsSaidSo() {
    TestDevice device = organisation.enrol("cli-absent");
    assertEquals(ExitCode.OK, mam("lock", "cli-absent", "--reason", "audit").exitCode());
    Ran ran = mam("unlock", "cli-absent", "--reason", "over", "--wait", "1");
    assertEquals(ExitCode.NO_RECEIPT_YET, ran.exitCode());
    assertEquals(2, device.checkIn().state().commands().size());
  }

  @Test
  @Tag("H1")
  void thePolicyComesOutInTheFormThatGoesIn() throws IOException {
    Path file = temporary.resolve("policy.json");
    Files.writeString(file, mam("policy", "show").out());
    Ran set = mam("policy", "set", file.toString());
    assertEquals(ExitCode.OK, set.exitCode(), set.err());
    Files.writeString(file, "{\"lease\":{\"checkInMinutes\":1}}");
    Ran refused = mam("policy", "set", file.toString(), "--lang", "ja");
    assertEquals(ExitCode.REFUSED, refused.exitCode());
    assertTrue(refused.err().contains("lease.checkInMinutes"), refused.err());
    assertTrue(refused.err().contains("範囲外"), refused.err());
  }

  @Test
  @Tag("H1")
  void whatAPolicyWouldChangeIsSaidInWordsBeforeItIsPublished() throws IOException {
    Path file = temporary.resolve("changed.json");
    Path base = temporary.resolve("base.json");
    Files.writeString(base, "{\"transfer\":{\"copyPaste\":\"managed\"}}");
    Files.writeString(file, "{\"transfer\":{\"copyPaste\":\"blocked\"}}");
    Ran diff = mam("policy", "diff", file.toString(), "--from", base.toString());
    assertEquals("copy and paste: among work apps → blocked", diff.out().strip());
    Ran json = mam("policy", "diff", file.toString(), "--json");
    assertTrue(json.out().contains("\"transfer.copyPaste\""), json.out());
    Files.writeString(file, "{\"lease\":{\"checkInMinutes\":1}}");
    assertEquals(ExitCode.REFUSED, mam("policy", "diff", file.toString()).exitCode());
  }

  @Test
  @Tag("H3")
  void policiesAreMergedToTheStrictestOrTheContradictionIsNamed() throws IOException {
    Path one = temporary.resolve("one.json");
    Path other = temporary.resolve("other.json");
    Files.writeString(one, "{\"access\":{\"maxAttempts\":5}}");
    Files.writeString(other, "{\"browser\":{\"startPage\":\"https://a.example/\"}}");
    Ran merged = mam("policy", "merge", one.toString(), other.toString());
    assertTrue(merged.out().contains("\"maxAttempts\": 5"), merged.out());
    assertTrue(merged.out().contains("https://a.example/"), merged.out());
    Files.writeString(one, "{\"browser\":{\"startPage\":\"https://b.example/\"}}");
    Ran refused = mam("policy", "merge", one.toString(), other.toString(), "--lang", "ja");
    assertEquals(ExitCode.REFUSED, refused.exitCode());
    assertTrue(refused.err().contains("browser.startPage"), refused.err());
    assertTrue(refused.err().contains("開始ページ"), refused.err());
  }

  @Test
  @Tag("H2")
  @Tag("K4")
  void aTemplateIsAPolicyThatCanBePublished() throws IOException {
    Path file = temporary.resolve("template.json");
    Files.writeString(file, mam("policy", "template", "company", "--level", "3").out());
    Ran diff = mam("policy", "diff", file.toString(), "--from", file.toString());
    assertEquals(ExitCode.OK, diff.exitCode(), diff.err());
    assertEquals("", diff.out());
    assertEquals(ExitCode.USAGE, mam("policy", "template", "personal", "--level", "5").exitCode());
    assertEquals(ExitCode.USAGE, mam("policy", "template", "mine", "--level", "1").exitCode());
  }

  @Test
  @Tag("E4")
  void aListOfHarmfulAppsIsPublishedAndComesOutInTheFormThatGoesIn() throws IOException {
    Path file = temporary.resolve("threats.json");
    String entry = "{\"id\":\"bad-1\",\"appSha256\":\"" + "0f".repeat(32) + "\"}";
    Files.writeString(file, "{\"entries\":[" + entry + "]}");
    Ran published = mam("threats", "publish", file.toString());
    assertEquals(ExitCode.OK, published.exitCode(), published.err());
    assertTrue(published.out().contains("1 entries"), published.out());
    Files.writeString(file, mam("threats", "show").out());
    assertEquals(ExitCode.OK, mam("threats", "publish", file.toString()).exitCode());
    Files.writeString(file, "{\"entries\":[{\"id\":\"bad-1\"}]}");
    Ran refused = mam("threats", "publish", file.toString());
    assertEquals(ExitCode.REFUSED, refused.exitCode());
    assertTrue(refused.err().contains("entries[0].appSha256"), refused.err());
    assertEquals(ExitCode.USAGE, mam("threats", "publish", temporary.toString()).exitCode());
  }

  @Test
  @Tag("J1")
  void whatADeviceRecordedIsShownInTheAdministratorsLanguage() {
    TestDevice device = organisation.enrol("cli-audit");
    TestTrail trail = new TestTrail(organisation, device).add(AuditCode.WRONG_PASSCODE, 3);
    trail.addHost("wiki.example").send();
    Ran shown = mam("audit", "cli-audit");
    assertEquals(ExitCode.OK, shown.exitCode(), shown.err());
    assertTrue(shown.out().contains("WRONG_PASSCODE"), shown.out());
    assertTrue(shown.out().contains("wiki.example"), shown.out());
    assertTrue(mam("audit", "cli-audit", "--lang", "ja").out().contains("パスコード"));
    Ran json = mam("audit", "cli-audit", "--all", "--json");
    assertEquals(
        4, JsonParser.parseString(json.out()).getAsJsonObject().getAsJsonArray("events").size());
    assertEquals(ExitCode.REFUSED, mam("audit", "nobody").exitCode());
  }

  @Test
  @Tag("J2")
  void alertsAreListedExplainedAndDealtWith() {
    TestDevice device = organisation.enrol("cli-alert");
    new TestTrail(organisation, device).add(AuditCode.OPENED).send(3, 3);
    Ran alerts = mam("alerts");
    assertEquals(ExitCode.OK, alerts.exitCode(), alerts.err());
    assertTrue(alerts.out().contains("cli-alert"), alerts.out());
    assertTrue(alerts.out().contains("GAP: Events of these numbers"), alerts.out());
    assertTrue(mam("alerts", "--lang", "ja").out().contains("GAP: この番号の記録"));
    String id =
        JsonParser.parseString(mam("alerts", "--json").out())
            .getAsJsonObject()
            .getAsJsonArray("alerts")
            .get(0)
            .getAsJsonObject()
            .get("id")
            .getAsString();
    Ran done = mam("alerts", "done", id);
    assertEquals(ExitCode.OK, done.exitCode(), done.err());
    assertTrue(done.out().contains("by admin"), done.out());
    assertFalse(mam("alerts").out().contains("cli-alert"));
    assertTrue(mam("alerts", "--all").out().contains("cli-alert"));
    Ran unknown = mam("alerts", "done", "999", "--lang", "ja");
    assertEquals(ExitCode.REFUSED, unknown.exitCode());
    assertTrue(unknown.err().contains("警報"), unknown.err());
  }

  @Test
  @Tag("J1")
  void theDaysOfKeepingAreShownAndSet() {
    assertTrue(mam("audit-keep").out().contains("400 days"));
    assertEquals(ExitCode.OK, mam("audit-keep", "500").exitCode());
    assertTrue(mam("audit-keep").out().contains("500 days"));
    assertEquals(ExitCode.REFUSED, mam("audit-keep", "0").exitCode());
    assertEquals(ExitCode.USAGE, mam("audit-keep", "many").exitCode());
  }

  @Test
  @Tag("H9")
  void administratorsTokensAndTheLogAreManagedFromTheCommandLine() {
    Ran added = mam("admin", "add", "cli-anna", "--role", "operator,auditor");
    assertEquals(ExitCode.OK, added.exitCode(), added.err());
    String oneTime = added.out().strip();
    Path own = temporary.resolve("anna.json");
    String[] login = {
      "login",
      organisation.server().uri().toString(),
      "--pin",
      organisation.server().pin(),
      "--user",
      "cli-anna",
      "--profile",
      own.toString()
    };
    String fresh = "a battery of cli-anna's own";
    Map<String, String> first = Map.of("MAM_PASSWORD", oneTime, "MAM_NEW_PASSWORD", fresh);
    Ran signedIn = run(first, login);
    assertEquals(ExitCode.OK, signedIn.exitCode(), signedIn.err());
    Ran listed = mam("admin", "list");
    assertTrue(listed.out().contains("cli-anna"), listed.out());
    Ran refused = run(Map.of(), "admin", "disable", "admin", "--profile", own.toString());
    assertEquals(ExitCode.REFUSED, refused.exitCode());
    assertTrue(refused.err().contains("(owner)"), refused.err());
    Ran made =
        run(Map.of(), "token", "add", "nightly", "--role", "auditor", "--profile", own.toString());
    assertEquals(ExitCode.OK, made.exitCode(), made.err());
    login[4] = "--lang";
    login[5] = "en";
    String[] byToken = Arrays.copyOf(login, login.length + 1);
    byToken[login.length] = "--token";
    Ran script = run(Map.of("MAM_TOKEN", made.out().strip()), byToken);
    assertEquals(ExitCode.OK, script.exitCode(), script.err());
    assertTrue(script.out().contains("cli-anna/nightly"), script.out());
    Ran log = run(Map.of(), "log", "--profile", own.toString());
    assertTrue(log.out().contains("TOKEN_USED"), log.out());
    Ran verified = mam("log", "verify");
    assertEquals(ExitCode.OK, verified.exitCode(), verified.out());
    String end = verified.out().strip();
    assertEquals(ExitCode.OK, mam("log", "verify", "--end", end).exitCode());
    String other = end.substring(0, end.indexOf(':') + 1) + "0".repeat(64);
    Ran changed = mam("log", "verify", "--end", other);
    assertEquals(ExitCode.REFUSED, changed.exitCode());
    assertTrue(changed.out().contains("CUT_BACK"), changed.out());
    assertEquals(ExitCode.USAGE, mam("log", "verify", "--end", "7").exitCode());
    assertEquals(ExitCode.OK, mam("token", "revoke", "nightly", "--of", "cli-anna").exitCode());
    assertTrue(mam("token", "list").out().contains("nightly"));
    assertEquals(
        ExitCode.NOT_SIGNED_IN, run(Map.of(), "log", "--profile", own.toString()).exitCode());
    assertEquals(ExitCode.OK, mam("admin", "roles", "cli-anna", "--role", "author").exitCode());
    assertEquals(ExitCode.OK, mam("admin", "disable", "cli-anna").exitCode());
    assertEquals(ExitCode.USAGE, mam("admin", "add", "x", "--role", "root").exitCode());
    assertTrue(mam("whoami").out().contains("owner, author, approver, operator, auditor"));
  }

  @Test
  @Tag("H9")
  void aSecondFactorIsAddedAndAskedForAndRemoved() throws Exception {
    mam("admin", "add", "cli-totp", "--role", "auditor", "--json");
    String oneTime = mam("admin", "reset-password", "cli-totp").out().strip();
    String own = temporary.resolve("totp.json").toString();
    String fresh = "a battery of cli-totp's own";
    String[] login = {
      "login",
      organisation.server().uri().toString(),
      "--pin",
      organisation.server().pin(),
      "--user",
      "cli-totp",
      "--profile",
      own
    };
    run(Map.of("MAM_PASSWORD", oneTime, "MAM_NEW_PASSWORD", fresh), login);
    Ran begun = run(Map.of("MAM_PASSWORD", fresh), "totp", "begin", "--profile", own);
    assertTrue(begun.out().startsWith("otpauth://totp/"), begun.out() + begun.err());
    TestAdministrator app = TestAdministrator.withApp(organisation, begun.out().strip());
    Ran confirmed = run(Map.of(), "totp", "confirm", app.code(), "--profile", own);
    assertEquals(10, confirmed.out().lines().count(), confirmed.err());
    Ran without = run(Map.of("MAM_PASSWORD", fresh), login);
    assertEquals(ExitCode.NOT_SIGNED_IN, without.exitCode());
    assertTrue(without.err().contains("MAM_CODE"), without.err());
    Ran with = run(Map.of("MAM_PASSWORD", fresh, "MAM_CODE", app.code(1)), login);
    assertEquals(ExitCode.OK, with.exitCode(), with.err());
    String recovery = confirmed.out().lines().findFirst().orElseThrow();
    Map<String, String> proof = Map.of("MAM_PASSWORD", fresh, "MAM_CODE", recovery);
    assertEquals(ExitCode.OK, run(proof, "totp", "off", "--profile", own).exitCode());
    assertEquals(ExitCode.OK, run(Map.of("MAM_PASSWORD", fresh), login).exitCode());
    assertEquals(ExitCode.OK, mam("admin", "demand-totp", "off").exitCode());
  }

  @Test
  void anUnknownOrAmbiguousDeviceIsNotTouched() {
    TestDevice one = organisation.enrol("cli-same");
    organisation.enrol("cli-same");
    assertEquals(ExitCode.REFUSED, mam("lock", "cli-same", "--reason", "x").exitCode());
    assertEquals(ExitCode.REFUSED, mam("lock", "nobody", "--reason", "x").exitCode());
    assertEquals(0, organisation.device(one.enrolment).getAsJsonArray("commands").size());
    String prefix = one.enrolment.substring(0, 12);
    assertEquals(ExitCode.OK, mam("lock", prefix, "--reason", "x").exitCode());
  }

  @Test
  void theSessionIsKeptInAFileOfTheOwnerAlone() throws IOException {
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(profile())));
  }

  @Test
  void exitCodesTellScriptsWhatWentWrong() {
    assertEquals(ExitCode.USAGE, mam("explode").exitCode());
    assertEquals(ExitCode.USAGE, mam().exitCode());
    assertEquals(ExitCode.OK, mam("--help").exitCode());
    String none = temporary.resolve("none.json").toString();
    assertEquals(ExitCode.NOT_SIGNED_IN, mam("devices", "--profile", none).exitCode());
    String otherPin = "sha256/" + "A".repeat(43) + "=";
    String url = organisation.server().uri().toString();
    Ran mistrusted =
        run(Map.of("MAM_PASSWORD", "x"), "login", url, "--pin", otherPin, "--profile", none);
    assertEquals(ExitCode.NO_CONNECTION, mistrusted.exitCode());
    assertFalse(Files.exists(Path.of(none)));
    Ran nobody =
        run(
            Map.of("MAM_PASSWORD", "x"),
            "login",
            "https://127.0.0.1:1",
            "--pin",
            otherPin,
            "--profile",
            none);
    assertEquals(ExitCode.NO_CONNECTION, nobody.exitCode());
  }

  private static void obey(TestDevice device, BufferedReader stream) {
    try (stream) {
      for (String line = stream.readLine();
          line != null && !line.equals("event: check-in");
          line = stream.readLine()) {}
      String id = device.checkIn().state().commands().get(0).id();
      device.post(
          "/v1/receipts", Wire.RECEIPT, device.receipt(Optional.of(id), Receipt.Outcome.WIPED));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Ran login(String password) {
    return run(
        Map.of("MAM_PASSWORD", password),
        "login",
        organisation.server().uri().toString(),
        "--pin",
        organisation.server().pin(),
        "--profile",
        profile().toString());
  }

  private static Path profile() {
    return temporary.resolve("settings").resolve("mam.json");
  }

  private static Ran mam(String... words) {
    String[] all = new String[words.length + 2];
    all[0] = "--profile";
    all[1] = profile().toString();
    System.arraycopy(words, 0, all, 2, words.length);
    return run(Map.of(), all);
  }

  private static Ran run(Map<String, String> environment, String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings around =
        new Surroundings(
            environment,
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Surroundings.NOBODY,
            Locale.ENGLISH);
    return new Ran(Main.run(around, words), out.toString(), err.toString());
  }
}
