package dev.cordon.mail.desktop.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.Loaded;
import dev.cordon.browser.Loader;
import dev.cordon.browser.download.DownloadTarget;
import dev.cordon.core.Container;
import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.gate.Action;
import dev.cordon.core.gate.Decision;
import dev.cordon.core.net.SecureHttp;
import dev.cordon.core.net.UnreachableServerException;
import dev.cordon.core.net.UntrustedServerException;
import dev.cordon.policy.protocol.policy.Network;
import dev.cordon.policy.protocol.policy.Transfer.SaveTarget;
import dev.cordon.policy.testing.TestOrganisation;
import dev.cordon.policy.testing.TestPhone;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recipes: what crosses the cordon. */
class LeavingRecipesTest {
  @TempDir private Path home;
  private final TestOrganisation office = TestOrganisation.open();
  private final Screen screen = new Screen();
  private Container work;

  @BeforeEach
  void open() {
    TestPhone phone = office.enrolledPhone(home.resolve("work"));
    work = phone.container();
  }

  @AfterEach
  void close() {
    office.close();
  }

  private void show(Object what) {
    screen.show(what);
  }

  @Test
  @Tag("F2")
  @Tag("F5")
  void copyAndShare() {
    Screen clipboard = new Screen();
    copy("the plan", clipboard);
    assertEquals(List.of(), clipboard.lines);
    assertTrue(screen.last().contains("transfer.copyPaste"), screen.last());

    office.publish("{\"transfer\": {\"copyPasteMaxChars\": 3}}");
    copy("the plan", clipboard);
    assertEquals(List.of("the"), clipboard.lines);
    office.publish("{\"transfer\": {\"copyPaste\": \"any\"}}");
    copy("the plan", clipboard);
    assertEquals(List.of("the", "the plan"), clipboard.lines);
  }

  private void copy(String text, Screen clipboard) {
    // <recipe copy-and-share>
    Decision copy = work.gate().judge(new Action.CopyText(text));
    copy.mayLeave(text).ifPresent(clipboard::show); // all of it, some of it, or nothing
    copy.reason().ifPresent(why -> show(why.text(Locale.ENGLISH)));
    // </recipe>
  }

  @Test
  @Tag("F3")
  @Tag("F4")
  @Tag("F5")
  void shareSaveAndPrint() {
    // <recipe copy-and-share>
    Decision share = work.gate().judge(new Action.Share("com.example.chat", false));
    if (share instanceof Decision.Allowed) {
      show("shared");
    } else {
      share.reason().ifPresent(why -> show(why.text(Locale.ENGLISH)));
    }
    // </recipe>
    assertTrue(screen.last().contains("transfer.sendTo"), screen.last());
    for (Action action : List.of(new Action.Save(SaveTarget.DEVICE), new Action.Print())) {
      assertTrue(work.gate().judge(action) instanceof Decision.Denied);
    }
  }

  @Test
  @Tag("I1")
  void callAServer() throws Exception {
    try (MockWebServer server = server()) {
      server.enqueue(new MockResponse.Builder().body("minutes").build());
      String url = server.url("/minutes").toString();

      // <recipe call-a-server>
      OkHttpClient http = SecureHttp.in(work); // make it once, share it
      try (Response response = http.newCall(new Request.Builder().url(url).build()).execute()) {
        show(response.body().string());
      } catch (UntrustedServerException refused) {
        show(refused.text(Locale.ENGLISH)); // not the server that the policy trusts
      } catch (UnreachableServerException away) {
        show("No connection. Try again later.");
      } catch (ContainerClosedException closed) {
        show(closed.text(Locale.ENGLISH)); // locked meanwhile: ask for the passcode
      }
      // </recipe>

      assertEquals("minutes", screen.last());
    }
  }

  @Test
  @Tag("B1")
  @Tag("B5")
  void loadAPage() throws Exception {
    try (MockWebServer server = server()) {
      office.publish(
          office
              .policy()
              .withBrowser(office.policy().browser().withIntranet(List.of("localhost"))));
      server.enqueue(
          new MockResponse.Builder().addHeader("Content-Type", "text/html").body("hello").build());
      String url = server.url("/wiki").toString();

      // <recipe load-a-page>
      DownloadTarget downloads =
          file -> {
            throw new IOException("this app takes no files");
          };
      try (Loader loader = Loader.in(work, downloads)) {
        Loaded loaded = loader.load(url);
        if (loaded instanceof Loaded.Page page) {
          try (page) {
            show("a page");
          }
        } else if (loaded instanceof Loaded.Refused refused) {
          show(refused.why().text(Locale.ENGLISH)); // a rule of the policy
        } else {
          show(loaded); // a file that was downloaded, or an address for the personal browser
        }
      }
      // </recipe>

      assertEquals("a page", screen.last());
    }
  }

  private MockWebServer server() throws Exception {
    HeldCertificate certificate =
        new HeldCertificate.Builder()
            .addSubjectAlternativeName("localhost")
            .validityInterval( // by the office's time, which is a fake one, and by the real one
                Instant.parse("2026-01-01T00:00:00Z").toEpochMilli(),
                Instant.now().plus(Duration.ofDays(1)).toEpochMilli())
            .build();
    MockWebServer server = new MockWebServer();
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
    server.start();
    String anchor = Base64.getEncoder().encodeToString(certificate.certificate().getEncoded());
    office.publish(
        office
            .policy()
            .withNetwork(new Network(List.of(anchor), List.of(), Network.MinTls.TLS_1_2)));
    return server;
  }
}
