package dev.cordon.browser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.download.Content;
import dev.cordon.browser.download.Download;
import dev.cordon.browser.download.DownloadTarget;
import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.policy.protocol.policy.Browser.Downloads;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.SocketEffect;
import okhttp3.Protocol;
import okio.Buffer;
import okio.BufferedSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("B3")
@Timeout(120)
class DownloadTest {
  private static final int MEBIBYTE = 1 << 20;

  // The end of the stream. A socket closed with words unread would be reset instead, and the
  // client could lose even the head of the answer.
  private static final SocketEffect BREAK = new SocketEffect.CloseSocket(false, false, true);

  private final MemoryTarget target = new MemoryTarget();
  private Intranet net;

  @BeforeEach
  void start() throws IOException {
    net = Intranet.start();
  }

  @AfterEach
  void stop() {
    net.close();
  }

  @Test
  void anAttachmentGoesIntoTheTargetByteForByte() throws IOException {
    byte[] content = bytes(3 * MEBIBYTE + 17);
    net.server.enqueue(file("text/html", "attachment; filename=\"report.html\"", content));
    assertEquals(new Loaded.Downloaded("report.html", content.length), load(target));
    assertArrayEquals(content, target.kept.get(0));
    assertEquals(
        new Download(
            "report.html",
            "text/html",
            OptionalLong.of(content.length),
            new Content("", Set.of(Content.Warning.EXECUTABLE))),
        target.opened.get(0));
  }

  @Test
  void whatCannotBeShownIsADownloadAlthoughTheServerSaysInline() throws IOException {
    net.server.enqueue(file("application/zip", "inline; filename=a.zip", bytes(10)));
    assertEquals(new Loaded.Downloaded("a.zip", 10), load(target));
  }

  @Test
  void whatHasNoTypeIsADownloadAndIsNotGuessed() throws IOException {
    net.server.enqueue(new MockResponse.Builder().body("<script>alert(1)</script>").build());
    assertInstanceOf(Loaded.Downloaded.class, load(target));
    assertEquals("application/octet-stream", target.opened.get(0).mediaType());
  }

  @Test
  void whereThePolicyBlocksDownloadsNothingReachesTheTarget() throws IOException {
    net.work.publish(net.work.container().policy().browser().withDownloads(Downloads.BLOCKED));
    net.server.enqueue(file("application/pdf", "attachment", bytes(10)));
    Loaded.Refused refused = assertInstanceOf(Loaded.Refused.class, load(target));
    assertEquals(Problem.DOWNLOADS_BLOCKED, refused.why().problem());
    assertEquals(List.of(), target.opened);
  }

  @Test
  void fiftyMegabytesPassThroughWithoutPilingUp() throws IOException {
    long size = 50L * MEBIBYTE;
    AtomicLong sent = new AtomicLong();
    AtomicLong most = new AtomicLong();
    net.server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/zip")
            .body(generated(size, sent))
            .build());
    assertEquals(new Loaded.Downloaded("f", size), load(counting(sent, most)));
    // What lies between the two ends: the window of HTTP/2 (16 MiB) and the sockets' buffers.
    assertTrue(most.get() < 30L * MEBIBYTE, () -> most + " bytes piled up");
  }

  @Test
  void aDownloadThatIsCutOffLeavesNothing() throws IOException {
    for (Protocol protocol : List.of(Protocol.HTTP_2, Protocol.HTTP_1_1)) {
      speak(protocol);
      net.server.enqueue(
          file("application/zip", "attachment", bytes(MEBIBYTE))
              .newBuilder()
              .onResponseBody(BREAK)
              .build());
      BrowserException cut = assertThrows(BrowserException.class, () -> load(target));
      assertEquals(Problem.DOWNLOAD_INTERRUPTED, cut.refusal().problem());
    }
    assertEquals(2, target.discarded);
    assertEquals(List.of(), target.kept);
  }

  @Test
  void aFileWhoseEndNobodyKnowsIsRefused() throws IOException {
    speak(Protocol.HTTP_1_1);
    net.server.enqueue(
        file("application/zip", "attachment", bytes(100))
            .newBuilder()
            .removeHeader("Content-Length")
            .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    Loaded.Refused refused = assertInstanceOf(Loaded.Refused.class, load(target));
    assertEquals(Problem.DOWNLOAD_WITHOUT_END, refused.why().problem());
    assertEquals(List.of(), target.opened);
  }

  @Test
  void aLockInTheMiddleLeavesNothing() {
    net.server.enqueue(file("application/zip", "attachment", bytes(20 * MEBIBYTE)));
    DownloadTarget locking = reacting(() -> net.work.lock());
    assertThrows(ContainerClosedException.class, () -> load(locking));
    assertEquals(1, target.discarded);
    assertEquals(List.of(), target.kept);
  }

  @Test
  void theTargetsOwnTypedErrorReachesTheApp() {
    ContainerException full = StorageFailedException.of(new IOException("full"));
    net.server.enqueue(file("application/zip", "attachment", bytes(MEBIBYTE)));
    DownloadTarget failing =
        reacting(
            () -> {
              throw full;
            });
    assertSame(full, assertThrows(ContainerException.class, () -> load(failing)));
    assertEquals(1, target.discarded);
  }

  @Test
  void anyOtherErrorOfTheTargetIsExplained() {
    net.server.enqueue(file("application/zip", "attachment", bytes(10)));
    DownloadTarget absent =
        what -> {
          throw new IOException("no such folder: /secret/name");
        };
    BrowserException failed = assertThrows(BrowserException.class, () -> load(absent));
    assertEquals(Problem.DOWNLOAD_NOT_SAVED, failed.refusal().problem());
    assertTrue(!String.valueOf(failed.getMessage()).contains("secret"));
  }

  private void speak(Protocol protocol) {
    net.server.setProtocols(
        protocol == Protocol.HTTP_1_1
            ? List.of(Protocol.HTTP_1_1)
            : List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
    net.http.connectionPool().evictAll();
  }

  private Loaded load(DownloadTarget into) throws IOException {
    try (Loader loader = Loader.in(net.work.container(), net.http, into)) {
      return loader.load(net.url("files.example", "/dir/f?q=1"));
    }
  }

  private static MockResponse file(String type, String disposition, byte[] content) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", type)
        .addHeader("Content-Disposition", disposition)
        .body(new Buffer().write(content))
        .build();
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static MockResponseBody generated(long size, AtomicLong sent) {
    return new MockResponseBody() {
      @Override
      public long getContentLength() {
        return size;
      }

      @Override
      public void writeTo(BufferedSink sink) throws IOException {
        byte[] block = new byte[64 * 1024];
        for (long left = size; left > 0; left -= block.length) {
          sink.write(block);
          sink.flush();
          sent.addAndGet(block.length);
        }
      }
    };
  }

  /** Counts, and forgets, what arrives. */
  private static DownloadTarget counting(AtomicLong sent, AtomicLong most) {
    AtomicLong arrived = new AtomicLong();
    return what ->
        sink(
            (buffer, length) -> {
              arrived.addAndGet(length);
              most.accumulateAndGet(sent.get() - arrived.get(), Math::max);
            },
            new MemoryTarget().open(what));
  }

  /** Does something when the first bytes arrive. */
  private DownloadTarget reacting(Reaction reaction) {
    return what -> sink((buffer, length) -> reaction.react(), target.open(what));
  }

  private interface Reaction {
    void react() throws IOException;
  }

  private interface Arrival {
    void of(byte[] buffer, int length) throws IOException;
  }

  private static DownloadTarget.Sink sink(Arrival arrival, DownloadTarget.Sink ends) {
    OutputStream stream =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] buffer, int offset, int length) throws IOException {
            arrival.of(buffer, length);
          }
        };
    return new DownloadTarget.Sink() {
      @Override
      public OutputStream stream() {
        return stream;
      }

      @Override
      public void keep() throws IOException {
        ends.keep();
      }

      @Override
      public void discard() throws IOException {
        ends.discard();
      }
    };
  }
}
