package dev.cordon.policy.protocol.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Platform;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.JsonText;
import dev.cordon.policy.protocol.policy.Hours.Outside;
import dev.cordon.policy.protocol.policy.Navigation.Bookmark;
import dev.cordon.policy.protocol.policy.PostureRules.Action;
import dev.cordon.policy.protocol.policy.PostureRules.EngineStep;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("H1")
class PolicyCodecTest {
  private final PolicyCodec codec = new PolicyCodec();

  @Test
  void anEmptyPolicyIsTheDefault() throws Exception {
    assertEquals(Policy.DEFAULT, read("{}"));
    assertEquals(
        Policy.DEFAULT,
        read("{'transfer':{},'access':{'passcode':{}},'lease':{},'network':{},'browser':{}}"));
  }

  /** What a server of version 0.1.0 signs. */
  @Test
  @Tag("B5")
  void aPolicyOfAServerThatKnowsFewerSettingsHasTheirDefaults() throws Exception {
    Browser browser =
        read("{'browser':{'sites':[{'pattern':'*','verdict':'outside'}],'downloads':'blocked'}}")
            .browser();
    assertEquals(
        Browser.DEFAULT
            .withSites(List.of(new Browser.SiteRule("*", Browser.Verdict.OUTSIDE)))
            .withDownloads(Browser.Downloads.BLOCKED),
        browser);
    assertEquals(List.of(), browser.intranet());
    assertEquals(Set.of(Browser.Clear.values()), browser.clear());
    assertEquals(Browser.Recorded.HOSTS, browser.accessLog());
  }

  @Test
  void anyPolicyIsReadBackWhole() throws Exception {
    Random random = new Random(42);
    for (int round = 0; round < 500; round++) {
      Policy policy = RandomPolicies.next(random);
      assertEquals(policy, codec.read(JsonText.read(JsonText.write(codec.write(policy)))));
    }
  }

  @Test
  void theSpellingIsThatOfTheDocumentation() throws Exception {
    Policy policy =
        read(
            """
            {'transfer': {'copyPaste': 'managedPasteIn', 'saveTo': ['organisationShare']},
             'access': {'whenExceeded': 'lockUntilServer', 'passcode': {'type': 'alphanumeric'}},
             'network': {'minTls': '1.3'},
             'posture': {'minBrowserEngine':
               [{'engine': 'javafxWebView', 'version': '21.0.12', 'action': 'block'}],
               'rooted': 'wipe', 'emulator': 'ignore', 'unknown': 'block',
               'minOs': [{'platform': 'macos', 'version': '14', 'action': 'warn'}],
               'minPatchDate': [{'date': '2026-01-05', 'action': 'block'}],
               'models': {'allowed': ['Pixel 9'], 'action': 'wipe'}},
             'browser': {'sites': [{'pattern': '*.example.com/wiki/', 'verdict': 'outside'}],
               'startPage': 'https://start.example/', 'clear': ['onIdle'],
               'bookmarks': [{'title': '勤怠 🕘', 'url': 'https://time.example/?a=1'}]}}
            """);
    assertEquals(Transfer.CopyPaste.MANAGED_PASTE_IN, policy.transfer().copyPaste());
    assertEquals(Set.of(Transfer.SaveTarget.ORGANISATION_SHARE), policy.transfer().saveTo());
    assertEquals(Access.WhenExceeded.LOCK_UNTIL_SERVER, policy.access().whenExceeded());
    assertEquals(PasscodeRules.Type.ALPHANUMERIC, policy.access().passcode().type());
    assertEquals(Network.MinTls.TLS_1_3, policy.network().minTls());
    assertEquals(
        List.of(new Browser.SiteRule("*.example.com/wiki/", Browser.Verdict.OUTSIDE)),
        policy.browser().sites());
    assertEquals(Optional.of("https://start.example/"), policy.browser().navigation().startPage());
    assertEquals(Set.of(Browser.Clear.ON_IDLE), policy.browser().clear());
    assertEquals(
        List.of(new Bookmark("勤怠 🕘", "https://time.example/?a=1")),
        policy.browser().navigation().bookmarks());
    assertEquals(
        List.of(new EngineStep(BrowserEngine.JAVAFX_WEB_VIEW, "21.0.12", Action.BLOCK)),
        policy.posture().minBrowserEngine());
    assertEquals(Action.WIPE, policy.posture().checks().get(HealthCheck.ROOTED));
    assertFalse(policy.posture().checks().containsKey(HealthCheck.EMULATOR));
    assertEquals(Optional.of(Action.BLOCK), policy.posture().unknown());
    assertEquals(
        List.of(new PostureRules.OsStep(Platform.MACOS, "14", Action.WARN)),
        policy.posture().ladders().minOs());
    assertEquals(
        List.of(new PostureRules.DateStep(LocalDate.of(2026, 1, 5), Action.BLOCK)),
        policy.posture().ladders().minPatchDate());
    assertEquals(
        Optional.of(new PostureRules.Allowed(List.of("Pixel 9"), Action.WIPE)),
        policy.posture().devices().models());
  }

  @Test
  @Tag("B5")
  void aSitePatternMayBeAHostAPathAnAddressOrACategory() throws Exception {
    for (String pattern :
        List.of("*", "a.example", "*.a.example", "*/login", "[fd00::1]/x", "category:news_2")) {
      read("{'browser':{'sites':[{'pattern':'" + pattern + "','verdict':'blocked'}]}}");
    }
  }

  @Test
  @Tag("B5")
  void aListOneEntryTooLongIsRefused() {
    String most = "'*',".repeat(1000);
    assertReason(
        Reason.of(Code.DOCUMENT_OUT_OF_RANGE, "browser.intranet", "0..1000 entries"),
        "{'browser':{'intranet':[" + most + "'*']}}");
    assertReason(
        Reason.of(Code.DOCUMENT_OUT_OF_RANGE, "browser.clear", "0..3 entries"),
        "{'browser':{'clear':['onIdle','onIdle','onIdle','onIdle']}}");
  }

  @Test
  void thePageOfTheProtocolListsEverySetting() throws Exception {
    Fields fields = Fields.of(new JsonObject());
    codec.read(fields);
    Set<String> known = new TreeSet<>(fields.asked());
    known.remove("critical");
    assertEquals(known, DocumentedSettings.names());
  }

  @Nested
  class ANumber {
    @ParameterizedTest
    @MethodSource("dev.cordon.policy.protocol.policy.DocumentedSettings#numbers")
    void isAcceptedAtEachBoundAndRefusedBeyondIt(String path, long min, long max) throws Exception {
      for (long inside : new long[] {min, max}) {
        Policy policy = read(nested(path, Long.toString(inside)));
        assertEquals(policy, codec.read(JsonText.read(JsonText.write(codec.write(policy)))));
      }
      for (String outside :
          List.of(
              Long.toString(min - 1),
              Long.toString(max + 1),
              "-9223372036854775809",
              "9223372036854775808",
              "4294967300", // 4 in the low 32 bits
              "1e40")) {
        assertReason(
            Reason.of(Code.DOCUMENT_OUT_OF_RANGE, path, min + ".." + max), nested(path, outside));
      }
      for (String wrong : List.of(min + ".5", "'" + min + "'", "null", "true", "[]", "{}")) {
        assertReason(Reason.of(Code.DOCUMENT_MALFORMED, path), nested(path, wrong));
      }
    }
  }

  @Nested
  class AWord {
    @ParameterizedTest
    @MethodSource("dev.cordon.policy.protocol.policy.DocumentedSettings#words")
    void isOneOfItsSet(String path, String words) throws Exception {
      for (String word : words.split(", ", -1)) {
        read(nested(path, "'" + word + "'"));
      }
      for (String other : List.of("", "BLOCKED", "Any", "sometimes")) {
        assertReason(
            Reason.of(Code.DOCUMENT_OUT_OF_RANGE, path, words), nested(path, "'" + other + "'"));
      }
      assertReason(Reason.of(Code.DOCUMENT_MALFORMED, path), nested(path, "1"));
    }
  }

  /** It would open what is closed, and nothing would see to the mark. */
  @Test
  @Tag("E5")
  @Tag("F1")
  void aWatermarkIsNotTakenForAProtectionOfTheScreen() {
    assertReason(
        Reason.of(Code.DOCUMENT_OUT_OF_RANGE, "access.whenUnprotected", "block, allow"),
        "{'access':{'whenUnprotected':'watermark'}}");
  }

  @Nested
  class AList {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "{'transfer':{'sendToExempt':['com.example.app',7]}}",
          "{'transfer':{'sendToExempt':['with space']}}",
          "{'transfer':{'saveTo':'container'}}",
          "{'network':{'pins':[{'host':'example.com','sha256':['short']}]}}",
          "{'network':{'pins':[{'host':'','sha256':[]}]}}",
          "{'network':{'pins':['example.com']}}",
          "{'network':{'trustAnchors':['bm90IGEgY2VydGlmaWNhdGU=']}}",
          "{'browser':{'sites':[{'pattern':'https://a.example/','verdict':'blocked'}]}}",
          "{'browser':{'sites':[{'pattern':'a*.example','verdict':'blocked'}]}}",
          "{'browser':{'sites':[{'verdict':'blocked'}]}}",
          "{'browser':{'sites':[{'pattern':'category:','verdict':'blocked'}]}}",
          "{'browser':{'sites':[{'pattern':'category:News','verdict':'blocked'}]}}",
          "{'browser':{'sites':[{'pattern':'category:news/x','verdict':'blocked'}]}}",
          "{'browser':{'sites':[{'pattern':'[::1','verdict':'blocked'}]}}",
          "{'browser':{'intranet':['wiki.example/path']}}",
          "{'browser':{'intranet':['category:news']}}",
          "{'browser':{'intranet':['']}}",
          "{'browser':{'intranet':'*'}}",
          "{'browser':{'startPage':'http://start.example/'}}",
          "{'browser':{'startPage':'https://'}}",
          "{'browser':{'startPage':'https://a b/'}}",
          "{'browser':{'startPage':null}}",
          "{'browser':{'bookmarks':[{'title':'a'}]}}",
          "{'browser':{'bookmarks':[{'title':'','url':'https://a.example/'}]}}",
          "{'browser':{'bookmarks':[{'title':'   ','url':'https://a.example/'}]}}",
          "{'browser':{'bookmarks':[{'title':'a\\u202Eb','url':'https://a.example/'}]}}",
          "{'browser':{'bookmarks':[{'title':'a\\nb','url':'https://a.example/'}]}}",
          "{'browser':{'bookmarks':[{'title':'a','url':'javascript:alert(1)'}]}}",
          "{'posture':{'models':{'allowed':[],'action':'block'}}}",
          "{'posture':{'models':{'allowed':[' '],'action':'block'}}}",
          "{'posture':{'models':['Pixel 9']}}",
          "{'posture':{'minOs':[{'platform':'android','version':'14.','action':'warn'}]}}",
          "{'posture':{'minOs':[{'platform':'android','action':'warn'}]}}",
          "{'posture':{'minPatchDate':[{'date':'2026-02-30','action':'warn'}]}}",
          "{'posture':{'minPatchDate':[{'date':'2026-02','action':'warn'}]}}",
          "{'posture':{'minBrowserEngine':[{'engine':'javafxWebView','action':'warn'}]}}",
          "{'posture':{'minBrowserEngine':"
              + "[{'engine':'javafxWebView','version':'21.','action':'warn'}]}}",
          "{'posture':{'minBrowserEngine':"
              + "[{'engine':'javafxWebView','version':'1.1.1.1.1.1.1','action':'warn'}]}}",
          "{'posture':{'minBrowserEngine':"
              + "[{'engine':'javafxWebView','version':'٢١','action':'warn'}]}}"
        })
    void withAWrongEntryIsRefused(String policy) {
      Reason reason = assertThrows(DocumentRefusedException.class, () -> read(policy)).reason();
      assertEquals(Code.DOCUMENT_MALFORMED, reason.code());
    }
  }

  @Nested
  @Tag("D8")
  class Countries {
    @Test
    void areCodesOfTheStandardAndTheOneThatNetworksInKosovoUse() throws Exception {
      Places places = read(places("'JP','XK'", ",'unknown':'warn'")).access().places();
      assertEquals(new Places(Set.of("JP", "XK"), Places.Unknown.WARN), places);
      assertEquals(Places.Unknown.BLOCK, read(places("'JP'", "")).access().places().unknown());
    }

    @Test
    void thatDoNotExistAreRefusedWithTheirPlaceInTheList() {
      for (String slip : List.of("UK", "JA", "EU", "ZZ")) {
        assertReason(
            Reason.of(
                Code.DOCUMENT_OUT_OF_RANGE,
                "access.places.countries[1]",
                "a code of ISO 3166-1 such as JP"),
            places("'JP','" + slip + "'", ""));
      }
      for (String wrong : List.of("jp", "JPN", "", "日本", "J ")) {
        assertReason(
            Reason.of(Code.DOCUMENT_MALFORMED, "access.places.countries[0]"),
            places("'" + wrong + "'", ""));
      }
    }

    @Test
    void thatADeviceKeepsStayInForceWhateverItsTableSays() throws Exception {
      byte[] kept = places("'ZZ'", "").replace('\'', '"').getBytes(UTF_8);
      Policy policy = PolicyCodec.ofKept().read(JsonText.read(kept));
      assertEquals(Set.of("ZZ"), policy.access().places().countries());
    }

    private static String places(String countries, String more) {
      return "{'access':{'places':{'countries':[" + countries + "]" + more + "}}}";
    }
  }

  @Nested
  @Tag("I1")
  class Pins {
    private static final String ONE = "'" + "A".repeat(43) + "='";
    private static final String OTHER = "'" + "B".repeat(43) + "='";

    @Test
    void wantAKeyInReserve() throws Exception {
      assertEquals(2, read(pins(ONE + "," + OTHER, "")).network().pins().get(0).sha256().size());
      for (String tooFew : List.of("", ONE, ONE + "," + ONE)) {
        assertReason(
            Reason.of(Code.DOCUMENT_OUT_OF_RANGE, "network.pins[0].sha256", "2..20 different keys"),
            pins(tooFew, ""));
      }
    }

    @Test
    void thatADeviceKeepsFromBeforeStayInForce() throws Exception {
      byte[] kept = pins(ONE, "").replace('\'', '"').getBytes(UTF_8);
      Policy policy = PolicyCodec.ofKept().read(JsonText.read(kept));
      assertEquals(List.of("A".repeat(43) + "="), policy.network().pins().get(0).sha256());
    }

    @Test
    void mayHaveAnEnd() throws Exception {
      String both = ONE + "," + OTHER;
      assertEquals(Optional.empty(), read(pins(both, "")).network().pins().get(0).until());
      assertEquals(
          Optional.of(Instant.parse("2027-01-31T00:00:00Z")),
          read(pins(both, ",'until':'2027-01-31T00:00:00Z'")).network().pins().get(0).until());
      for (String wrong : List.of("'2027-01-31'", "'tomorrow'", "1", "null")) {
        assertReason(
            Reason.of(Code.DOCUMENT_MALFORMED, "network.pins[0].until"),
            pins(both, ",'until':" + wrong));
      }
    }

    private static String pins(String keys, String more) {
      return "{'network':{'pins':[{'host':'a.example','sha256':[" + keys + "]" + more + "}]}}";
    }
  }

  @Nested
  @Tag("D6")
  class AClientCertificate {
    private static final String EST = "'est':'https://est.example:8443/.well-known/est/phones'";

    @Test
    void namesItsHostsAndItsService() throws Exception {
      var certificate =
          read(wanted("'hosts':['a.example','*.b.example']," + EST))
              .network()
              .clientCertificate()
              .orElseThrow();
      assertEquals(List.of("a.example", "*.b.example"), certificate.hosts());
      assertEquals("https://est.example:8443/.well-known/est/phones", certificate.est());
      assertEquals(Optional.empty(), read("{}").network().clientCertificate());
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "'hosts':['*'] | hosts[0]",
          "'hosts':['a.*.example'] | hosts[0]",
          "'hosts':['a.example/path'] | hosts[0]",
          "'hosts':['-'] | hosts[0]",
          "'hosts':'a.example' | hosts",
        })
    void withAWrongHostIsRefusedByItsPath(String hosts, String path) {
      assertReason(
          Reason.of(Code.DOCUMENT_MALFORMED, "network.clientCertificate." + path),
          wanted(hosts + "," + EST));
    }

    @Test
    void forNobodyIsRefused() {
      assertReason(
          Reason.of(
              Code.DOCUMENT_OUT_OF_RANGE, "network.clientCertificate.hosts", "1..1000 entries"),
          wanted("'hosts':[]," + EST));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://est.example/.well-known/est",
          "https://est.example/est",
          "https://est.example/.well-known/est/",
          "https://est.example/.well-known/est/a/b",
          "https://user@est.example/.well-known/est",
          "https://est.example/.well-known/est?x",
          "https://est_one.example/.well-known/est",
          "https://est..example/.well-known/est",
          "https://est.example:65536/.well-known/est"
        })
    void fromAnAddressThatIsNoServiceIsRefused(String est) {
      assertReason(
          Reason.of(Code.DOCUMENT_MALFORMED, "network.clientCertificate.est"),
          wanted("'hosts':['a.example'],'est':'" + est + "'"));
    }

    private static String wanted(String members) {
      return "{'network':{'clientCertificate':{" + members + "}}}";
    }
  }

  @Nested
  @Tag("B6")
  class Gateways {
    @Test
    void nameTheirHosts() throws Exception {
      var network =
          read("{'network':{'gateways':[" + gateway("https://gate.example:8443") + "]}}").network();
      assertEquals(
          List.of(
              new Network.Gateway(
                  "https://gate.example:8443", List.of("*.b.example", "a.example"))),
          network.gateways());
      assertEquals(List.of(), read("{}").network().gateways());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://gate.example",
          "gate.example:8443",
          "https://gate.example/",
          "https://gate.example/path",
          "https://user:secret@gate.example",
          "https://gate.example:0",
          "https://gate.example:65536",
          "https://my_gate.example",
          "https://*.example",
          "https://"
        })
    void whatIsNoAddressOfAProxyIsRefusedByItsPath(String proxy) {
      assertReason(
          Reason.of(Code.DOCUMENT_MALFORMED, "network.gateways[1].proxy"),
          "{'network':{'gateways':["
              + gateway("https://gate.example")
              + ","
              + gateway(proxy)
              + "]}}");
    }

    @Test
    void forNobodyOrForEverybodyIsRefusedByItsPath() {
      assertReason(
          Reason.of(Code.DOCUMENT_OUT_OF_RANGE, "network.gateways[0].hosts", "1..1000 entries"),
          "{'network':{'gateways':[{'proxy':'https://gate.example','hosts':[]}]}}");
      assertReason(
          Reason.of(Code.DOCUMENT_MALFORMED, "network.gateways[0].hosts[0]"),
          "{'network':{'gateways':[{'proxy':'https://gate.example','hosts':['*']}]}}");
    }

    private static String gateway(String proxy) {
      return "{'proxy':'" + proxy + "','hosts':['*.b.example','a.example']}";
    }
  }

  @Test
  @Tag("E2")
  void aListOfDevicesNeverOnlyWarns() {
    assertReason(
        Reason.of(Code.DOCUMENT_OUT_OF_RANGE, "posture.manufacturers.action", "block, wipe"),
        "{'posture':{'manufacturers':{'allowed':['A'],'action':'warn'}}}");
  }

  @Nested
  @Tag("D8")
  class Hours {
    private static final String DAY = "{'days':['monday','friday'],'from':'22:00','to':'06:30'}";

    @Test
    void areReadAsTheyAreWritten() throws Exception {
      var hours = read(hours("'zone':'Asia/Tokyo','windows':[" + DAY + "]")).access().hours();
      assertEquals(ZoneId.of("Asia/Tokyo"), hours.zone());
      assertEquals(Set.of(MONDAY, FRIDAY), hours.windows().get(0).days());
      assertEquals(LocalTime.of(22, 0), hours.windows().get(0).from());
      assertEquals(LocalTime.of(6, 30), hours.windows().get(0).to());
      assertEquals(Outside.BLOCK, hours.outside());
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "'days':['monday'],'from':'24:00','to':'06:00' | windows[0].from",
          "'days':['monday'],'from':'09:00','to':'9:00' | windows[0].to",
          "'days':['monday'],'from':'09:00' | windows[0].to",
          "'days':['monday'],'from':9,'to':'10:00' | windows[0].from",
          "'days':[],'from':'09:00','to':'10:00' | windows[0].days",
          "'from':'09:00','to':'10:00' | windows[0].days",
        })
    void withAWrongWindowAreRefusedByItsPath(String window, String path) {
      assertReason(
          Reason.of(Code.DOCUMENT_MALFORMED, "access.hours." + path),
          hours("'zone':'UTC','windows':[{" + window + "}]"));
    }

    @Test
    void nameADayOfTheWeek() {
      Reason reason =
          refused(
              hours("'zone':'UTC','windows':[{'days':['Monday'],'from':'09:00','to':'10:00'}]"));
      assertEquals(Code.DOCUMENT_OUT_OF_RANGE, reason.code());
      assertEquals("access.hours.windows[0].days[0]", reason.arguments().get(0));
    }

    @Test
    void withoutAZoneWouldBeTheEmployeesToChoose() {
      assertReason(
          Reason.of(Code.DOCUMENT_MALFORMED, "access.hours.zone"),
          hours("'windows':[" + DAY + "]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mars/Olympus", "tokyo", "system"})
    void ofAnUnknownZoneAreRefused(String zone) {
      Reason reason = refused(hours("'zone':'" + zone + "'"));
      assertEquals(Code.DOCUMENT_OUT_OF_RANGE, reason.code());
      assertEquals("access.hours.zone", reason.arguments().get(0));
    }

    private static String hours(String members) {
      return "{'access':{'hours':{" + members + "}}}";
    }
  }

  @Nested
  class AnUnknownSetting {
    @Test
    void isIgnored() throws Exception {
      assertEquals(
          Policy.DEFAULT, read("{'transfer':{'later':1},'later':{'x':[]},'lease':{'y':null}}"));
    }

    @Test
    void thatIsCriticalRefusesTheDocument() {
      assertReason(
          Reason.of(Code.DOCUMENT_UNKNOWN_CRITICAL, "transfer.later"),
          "{'transfer':{'later':1},'critical':['lease.checkInMinutes','transfer.later']}");
      assertReason(Reason.of(Code.DOCUMENT_UNKNOWN_CRITICAL, "access"), "{'critical':['access']}");
    }

    @Test
    void aKnownSettingMayBeCriticalWhetherPresentOrNot() throws Exception {
      read(
          "{'critical':['transfer.copyPaste','access.passcode.minLength','network.pins',"
              + "'access.attemptDelay','browser.sites','network.minTls','transfer.saveTo']}");
    }

    @Test
    void anUnreadableListOfCriticalSettingsRefusesTheDocument() {
      assertReason(Reason.of(Code.DOCUMENT_MALFORMED, "critical"), "{'critical':'all'}");
      assertReason(Reason.of(Code.DOCUMENT_MALFORMED, "critical[0]"), "{'critical':[1]}");
    }
  }

  private Policy read(String json) throws DocumentRefusedException {
    return codec.read(JsonText.read(json.replace('\'', '"').getBytes(UTF_8)));
  }

  private Reason refused(String json) {
    return assertThrows(DocumentRefusedException.class, () -> read(json), json).reason();
  }

  private void assertReason(Reason expected, String json) {
    assertEquals(
        expected,
        assertThrows(DocumentRefusedException.class, () -> read(json), json).reason(),
        json);
  }

  /** {@code a.b.c} and 1 as {@code {"a":{"b":{"c":1}}}}. */
  private static String nested(String path, String value) {
    String json = value;
    String[] names = path.split("\\.", -1);
    for (int i = names.length - 1; i >= 0; i--) {
      json = "{'" + names[i] + "':" + json + "}";
    }
    return json;
  }
}
