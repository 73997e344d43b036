package dev.cordon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.page.Destination;
import dev.cordon.browser.page.Hops;
import dev.cordon.browser.page.PageRequest;
import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.error.ContainerException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing outlives a lock, whatever it comes in between of. */
@Tag("B2")
@Timeout(120)
class SessionLockTest {
  private static final int READERS = 8;

  private final MemoryTarget target = new MemoryTarget();
  private Intranet net;
  private BrowserSession session;

  @BeforeEach
  void start() throws IOException {
    net = Intranet.start();
    session = BrowserSession.in(net.work.container(), net.http).downloads(target).open();
  }

  @AfterEach
  void stop() {
    session.close();
    net.close();
  }

  @RepeatedTest(5)
  void loadsThatRaceWithALockEndTypedAndLeaveNoCookie() throws Exception {
    net.server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return Intranet.page("x".repeat(1 << 16))
                .newBuilder()
                .addHeader("Set-Cookie", "id=secret; SameSite=Lax")
                .build();
          }
        });
    ConcurrentLinkedQueue<Throwable> untyped = new ConcurrentLinkedQueue<>();
    CountDownLatch busy = new CountDownLatch(READERS);
    var threads = Executors.newFixedThreadPool(READERS);
    List<Future<?>> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      readers.add(threads.submit(() -> readUntilLocked(busy, untyped)));
    }
    busy.await();
    net.work.lock();
    for (Future<?> reader : readers) {
      reader.get();
    }
    threads.shutdown();
    assertEquals(List.of(), List.copyOf(untyped));
    net.work.open();
    assertEquals("", session.cookies().visibleTo(url()));
    PageRequest after = PageRequest.opening(1, url() + "?after", Hops.ONE);
    assertInstanceOf(Loaded.Page.class, session.prepare(after).load()).close();
    // By its address: one of before the lock may reach the server's list late.
    RecordedRequest seen = net.server.takeRequest();
    while (!seen.getTarget().endsWith("?after")) {
      seen = net.server.takeRequest();
    }
    assertNull(seen.getHeaders().get("Cookie"));
  }

  private void readUntilLocked(CountDownLatch busy, ConcurrentLinkedQueue<Throwable> untyped) {
    boolean counted = false;
    while (true) {
      try {
        Loaded.Page page =
            assertInstanceOf(
                Loaded.Page.class, session.prepare(PageRequest.opening(1, url(), Hops.ONE)).load());
        page.body().readAllBytes();
        page.close();
        if (!counted) {
          busy.countDown();
          counted = true;
        }
      } catch (ContainerClosedException e) {
        return;
      } catch (ContainerException | BrowserException e) {
        untyped.add(e);
        return;
      } catch (IOException | RuntimeException | AssertionError e) {
        untyped.add(e);
        return;
      }
    }
  }

  @Test
  void thoseThatWaitForTheirTurnEndToo() throws Exception {
    for (int i = 0; i < BrowserSession.MAX_LOADS; i++) {
      net.server.enqueue(Intranet.page("x".repeat(1 << 16)));
    }
    List<Loaded.Page> open = new ArrayList<>();
    for (int i = 0; i < BrowserSession.MAX_LOADS; i++) {
      open.add(assertInstanceOf(Loaded.Page.class, session.prepare(fetch()).load()));
    }
    Loading late = session.prepare(fetch());
    var thread = Executors.newSingleThreadExecutor();
    Future<Loaded> waiting = thread.submit(late::load);
    net.work.lock();
    for (Loaded.Page page : open) {
      assertThrows(ContainerClosedException.class, () -> page.body().readAllBytes());
      page.close();
    }
    Throwable cause =
        assertThrows(java.util.concurrent.ExecutionException.class, waiting::get).getCause();
    assertInstanceOf(ContainerClosedException.class, cause);
    thread.shutdown();
  }

  @RepeatedTest(5)
  void aDownloadIsWholeOrNotThereWhenTheSessionEndsUnderIt() throws Exception {
    byte[] file = new byte[1 << 20];
    for (int i = 0; i < 8; i++) {
      net.server.enqueue(
          new MockResponse.Builder()
              .addHeader("Content-Type", "application/zip")
              .body(new okio.Buffer().write(file))
              .build());
      session.prepare(PageRequest.opening(1, url(), Hops.ONE)).load();
    }
    CountDownLatch ended = new CountDownLatch(1);
    session
        .downloads()
        .onProgress(
            progress -> {
              boolean all =
                  session.downloads().all().stream().allMatch(each -> each.state().isEnd());
              if (all) {
                ended.countDown();
              }
            });
    session.close();
    if (!session.downloads().all().stream().allMatch(each -> each.state().isEnd())) {
      ended.await();
    }
    assertTrue(target.kept.stream().allMatch(each -> each.length == file.length));
    assertEquals(target.opened.size(), target.kept.size() + target.discarded);
  }

  private String url() {
    return net.url("wiki.example", "/");
  }

  private PageRequest fetch() {
    return new PageRequest(
        1,
        url(),
        "GET",
        Headers.of("Sec-Fetch-Site", "none"),
        Optional.empty(),
        Destination.FETCH,
        Hops.ONE);
  }
}
