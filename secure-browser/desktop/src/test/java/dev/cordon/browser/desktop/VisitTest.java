package dev.cordon.browser.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.download.DownloadTarget;
import dev.cordon.browser.lend.LendableFile;
import dev.cordon.browser.lend.UploadSource;
import dev.cordon.policy.protocol.policy.Browser;
import dev.cordon.policy.protocol.policy.Navigation;
import dev.cordon.policy.protocol.policy.Navigation.AddressBar;
import dev.cordon.policy.protocol.policy.Transfer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an engine gets of the network, of cookies and of files, whatever it asks for. */
class VisitTest {
  private static MockResponse page() {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "text/html")
        .addHeader("Set-Cookie", "secret=1; HttpOnly; Secure")
        .addHeader("Set-Cookie", "plain=1; Secure")
        .body("hello")
        .build();
  }

  @Test
  @Tag("B2")
  void onlyTheFirstAnswerToASignInCounts() throws Exception {
    try (Office office = Office.with("signsInTwice")) {
      office.server.enqueue(
          new MockResponse.Builder()
              .code(401)
              .addHeader("WWW-Authenticate", "Basic realm=\"staff\"")
              .build());
      office.server.enqueue(page());
      assertEquals("200", office.shows("/").title());
      office.server.takeRequest();
      // user:right
      assertEquals(
          "Basic dXNlcjpyaWdodA==", office.server.takeRequest().getHeaders().get("Authorization"));
    }
  }

  @Test
  @Tag("B4")
  void anOriginThatWasNeverDeliveredIsRefused() throws Exception {
    try (Office office = Office.with("forgesOrigin")) {
      assertEquals("ORIGIN_UNKNOWN", office.shows("/").title());
      assertEquals(0, office.server.getRequestCount());
    }
  }

  @Test
  @Tag("B4")
  void aFileThatNobodyPickedIsEmpty() throws Exception {
    try (Office office = Office.with("readsUnpicked")) {
      assertEquals("0", office.shows("/").title());
    }
  }

  @Test
  @Tag("B2")
  void cookiesOfTheServerOnlyAreNeverSeen() throws Exception {
    try (Office office = Office.with("ownCookies")) {
      office.server.enqueue(page());
      String cookies = office.shows("/").title();
      assertTrue(cookies.contains("plain=1"), cookies);
      assertTrue(cookies.contains("written=1"), cookies);
      assertTrue(!cookies.contains("secret"), cookies);
    }
  }

  @Test
  @Tag("B2")
  void anotherHostHasNoneOfThem() throws Exception {
    try (Office office = Office.with("foreignCookies")) {
      office.server.enqueue(page());
      String cookies = office.shows("/").title();
      assertTrue(!cookies.contains("plain") && !cookies.contains("secret"), cookies);
    }
  }

  @Test
  @Tag("B3")
  void aPickedFileGoesToTheServerPastTheEngine(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("report.txt"), "the report");
    BrowserApp app =
        new BrowserApp() {
          @Override
          public UploadSource uploads() {
            return wanted -> List.of(new OnDisk(file));
          }
        };
    try (Office office = Office.with("uploads", app)) {
      office.server.enqueue(page());
      office.server.enqueue(page());
      assertEquals("report.txt 200", office.shows("/").title());
      office.server.takeRequest();
      assertEquals("before the report after", office.server.takeRequest().getBody().utf8());
    }
  }

  @Test
  @Tag("B3")
  void aPageIsSavedIntoTheWorkArea() throws Exception {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    BrowserApp app =
        new BrowserApp() {
          @Override
          public Optional<DownloadTarget> downloads() {
            return Optional.of(what -> new InMemory(kept));
          }
        };
    try (Office office = Office.with("saves", app)) {
      office.server.enqueue(page());
      assertEquals("Home.html KEPT", office.shows("/wiki/Home").title());
      assertEquals("hello", kept.toString(StandardCharsets.UTF_8));
    }
  }

  @Test
  @Tag("B3")
  void whatIsNotSavedIsSaidWithItsReason() throws Exception {
    try (Office office = Office.with("saves")) {
      office.server.enqueue(new MockResponse.Builder().code(503).build());
      String said = office.shows("/wiki/Home").title();
      assertTrue(said.contains("wiki.example") && said.contains("503"), said);
    }
  }

  @Test
  @Tag("B6")
  void aNewPolicyIsToldToTheWindowAtOnce() throws Exception {
    try (Office office = Office.with("showsTerms")) {
      BrowserWindow window = office.browser.open("");
      assertEquals("open", Office.shownIn(window).title());
      Browser now = office.work.container().policy().browser();
      office.work.publish(
          now.withNavigation(new Navigation(Optional.empty(), List.of(), AddressBar.HIDDEN)));
      Office.until(() -> Office.shows(window, "false"));
    }
  }

  @Test
  @Tag("F1")
  void theWatermarkOfThePolicyNamesTheRegistersNumberAndTheMinute() throws Exception {
    try (Office office = Office.with("showsMark")) {
      BrowserWindow window = office.browser.open("");
      assertEquals("open", Office.shownIn(window).title());
      office.work.device().clock().set(local("2026-04-01T18:30"));
      marks(office);
      Office.until(() -> Office.shows(window, "mark enrolmen  2026-04-01 18:30"));
      office.work.device().clock().pass(Duration.ofMinutes(1));
      Office.until(() -> Office.shows(window, "mark enrolmen  2026-04-01 18:31"));
    }
  }

  @Test
  @Tag("F1")
  void whereTheAppHasANameForTheEmployeeItStandsInTheWatermark() throws Exception {
    BrowserApp named =
        new BrowserApp() {
          @Override
          public Optional<String> watermark() {
            return Optional.of("sato@example.jp");
          }
        };
    try (Office office = Office.with("showsMark", named)) {
      BrowserWindow window = office.browser.open("");
      assertEquals("open", Office.shownIn(window).title());
      office.work.device().clock().set(local("2026-04-01T18:30"));
      marks(office);
      Office.until(() -> Office.shows(window, "mark sato@example.jp  2026-04-01 18:30"));
    }
  }

  private static Instant local(String time) {
    return LocalDateTime.parse(time).atZone(ZoneId.systemDefault()).toInstant();
  }

  private static void marks(Office office) {
    Transfer usual = Transfer.DEFAULT;
    Transfer marked =
        new Transfer(
            usual.copyPaste(),
            0,
            usual.screenCapture(),
            usual.sendTo(),
            usual.sendToExempt(),
            usual.receiveFrom(),
            usual.saveTo(),
            usual.print(),
            usual.notifications(),
            Transfer.Watermark.USER_AND_TIME,
            usual.contactsSync(),
            usual.backup(),
            usual.inputs());
    office.work.publish(office.work.container().policy().withTransfer(marked));
  }

  private record InMemory(ByteArrayOutputStream stream) implements DownloadTarget.Sink {
    @Override
    public void keep() {}

    @Override
    public void discard() {
      stream.reset();
    }
  }

  private record OnDisk(Path path) implements LendableFile {
    @Override
    public String name() {
      return path.getFileName().toString();
    }

    @Override
    public String mediaType() {
      return "text/plain";
    }

    @Override
    public long lengthBytes() {
      return path.toFile().length();
    }

    @Override
    public long lastModifiedMillis() {
      return path.toFile().lastModified();
    }

    @Override
    public SeekableByteChannel open() throws IOException {
      return Files.newByteChannel(path);
    }
  }
}
