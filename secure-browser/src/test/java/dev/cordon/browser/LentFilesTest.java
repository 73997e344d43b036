package dev.cordon.browser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.browser.lend.LendableFile;
import dev.cordon.browser.lend.LentFile;
import dev.cordon.browser.lend.LentFiles;
import dev.cordon.browser.lend.MemoryFile;
import dev.cordon.browser.lend.UploadSource.Wanted;
import dev.cordon.browser.page.Destination;
import dev.cordon.browser.page.Hops;
import dev.cordon.browser.page.PageRequest;
import dev.cordon.policy.protocol.policy.Browser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("B3")
@Timeout(60)
class LentFilesTest {
  private static final Wanted ONE = new Wanted(1, false, "");
  private final byte[] content = "秘密".repeat(50_000).getBytes(StandardCharsets.UTF_8);
  private List<LendableFile> chosen = List.of(new MemoryFile("a.txt", "text/plain", content));
  private Intranet net;
  private BrowserSession session;

  @BeforeEach
  void start() throws IOException {
    net = Intranet.start();
    session = open();
  }

  private BrowserSession open() {
    return BrowserSession.in(net.work.container(), net.http).uploads(wanted -> chosen).open();
  }

  @AfterEach
  void stop() {
    session.close();
    net.close();
  }

  @Test
  void aChosenFileGoesIntoAFormWithoutTheEngineSeeingIt() throws Exception {
    LentFile file = session.files().pick(ONE).get(0);
    assertEquals(content.length, file.lengthBytes());
    net.server.enqueue(new MockResponse.Builder().code(204).build());
    assertInstanceOf(Loaded.Page.class, session.prepare(form(file.handle())).load()).close();
    String body = net.server.takeRequest().getBody().utf8();
    assertEquals("--b\r\n" + new String(content, StandardCharsets.UTF_8) + "\r\n--b--", body);
  }

  @Test
  void aFormWithAFileThatIsNotLentIsNotSent() throws Exception {
    LentFile file = session.files().pick(ONE).get(0);
    session.files().takeBack(file.handle());
    BrowserException refused =
        assertThrows(BrowserException.class, () -> session.prepare(form(file.handle())).load());
    assertEquals(Problem.FILE_NOT_LENT, refused.refusal().problem());
  }

  @Test
  void whereThePolicyBlocksItNobodyIsAsked() throws Exception {
    Browser policy = net.work.container().policy().browser();
    net.work.publish(
        policy.withPages(new Browser.Pages(policy.pages().javascript(), Browser.Uploads.BLOCKED)));
    assertEquals(List.of(), session.files().pick(ONE));
  }

  @Test
  void oneIsLentWhereOneIsWanted() throws Exception {
    chosen = List.of(chosen.get(0), new MemoryFile("b", "", new byte[0]));
    assertEquals(1, session.files().pick(ONE).size());
    assertEquals(2, session.files().pick(new Wanted(1, true, "")).size());
  }

  @Test
  void handlesAreUnguessableAndGoodInOneSessionUntilALock() throws Exception {
    LentFile first = session.files().pick(ONE).get(0);
    LentFile second = session.files().pick(ONE).get(0);
    assertEquals(32, first.handle().length());
    assertFalse(first.handle().equals(second.handle()));
    assertFalse(first.toString().contains(first.handle()));
    try (BrowserSession other = open()) {
      assertEquals(0, other.files().read(first.handle(), 0, 10).length);
    }
    byte[] start = session.files().read(first.handle(), 0, 3);
    assertArrayEquals("秘".getBytes(StandardCharsets.UTF_8), start);
    for (long odd : new long[] {-1, content.length, Long.MAX_VALUE}) {
      assertEquals(0, session.files().read(first.handle(), odd, 10).length);
    }
    net.work.lock();
    assertEquals(List.of(), session.files().pick(ONE));
    net.work.open();
    assertEquals(0, session.files().read(first.handle(), 0, 10).length);
  }

  @Test
  void thereIsABoundAndAReaderGetsAtMostAMebibyte() throws Exception {
    chosen = List.of(new MemoryFile("big", "", new byte[3 << 20]));
    LentFile big = session.files().pick(ONE).get(0);
    assertEquals(
        LentFiles.MAX_READ_BYTES, session.files().read(big.handle(), 0, Integer.MAX_VALUE).length);
    for (int i = 1; i < LentFiles.MAX_LENT; i++) {
      session.files().lend(chosen.get(0));
    }
    assertThrows(BrowserException.class, () -> session.files().lend(chosen.get(0)));
  }

  private PageRequest form(String handle) {
    RequestBody body =
        new RequestBody() {
          @Override
          public MediaType contentType() {
            return MediaType.get("multipart/form-data; boundary=b");
          }

          @Override
          public boolean isOneShot() {
            return true;
          }

          @Override
          public void writeTo(BufferedSink sink) throws IOException {
            sink.write(new Buffer().writeUtf8("--b\r\n"), 5);
            session.files().copyTo(handle, sink);
            sink.writeUtf8("\r\n--b--");
          }
        };
    return new PageRequest(
        1,
        net.url("wiki.example", "/"),
        "POST",
        Headers.of(),
        Optional.of(body),
        Destination.DOCUMENT,
        Hops.ONE);
  }
}
