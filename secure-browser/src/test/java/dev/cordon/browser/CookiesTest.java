package dev.cordon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("B1")
@Tag("B2")
@Timeout(60)
class CookiesTest {
  /** A loader with a server that sets cookies. */
  @Nested
  class OfALoader {
    private final String canary = "session=" + UUID.randomUUID();
    private Intranet net;
    private Loader loader;

    @BeforeEach
    void start() throws IOException {
      net = Intranet.start();
      loader = Loader.in(net.work.container(), net.http, new MemoryTarget());
    }

    @AfterEach
    void stop() {
      loader.close();
      net.close();
    }

    @Test
    void areSentBackToTheSameSite() throws Exception {
      visit(canary + "; Secure; HttpOnly");
      assertEquals(canary, visit(null));
    }

    @Test
    void areGoneAfterTheLoaderWasClosed() throws Exception {
      visit(canary);
      loader.close();
      loader = Loader.in(net.work.container(), net.http, new MemoryTarget());
      assertNull(visit(null));
    }

    @Test
    void areGoneAfterALock() throws Exception {
      visit(canary);
      net.work.lock();
      net.work.open();
      assertNull(visit(null));
    }

    @Test
    void areNotSharedByTwoLoaders() throws Exception {
      visit(canary);
      try (Loader second = Loader.in(net.work.container(), net.http, new MemoryTarget())) {
        loader = second;
        assertNull(visit(null));
      }
    }

    @Test
    void areNeverOnDisk() throws Exception {
      visit(canary + "; Max-Age=3600");
      assertEquals(canary, visit(null));
      loader.close();
      byte[] wanted = canary.getBytes(StandardCharsets.UTF_8);
      try (Stream<Path> files = Files.walk(Path.of(System.getProperty("java.io.tmpdir")))) {
        List<Path> telling =
            files
                .filter(Files::isRegularFile)
                .filter(file -> holds(file, wanted))
                .collect(Collectors.toList());
        assertEquals(List.of(), telling);
      }
    }

    /** Visits, has the server set a cookie, and returns the cookies that it was sent. */
    private @Nullable String visit(@Nullable String set) throws Exception {
      mockwebserver3.MockResponse.Builder page = Intranet.page("x").newBuilder();
      if (set != null) {
        page.addHeader("Set-Cookie", set);
      }
      net.server.enqueue(page.build());
      assertInstanceOf(Loaded.Page.class, loader.load(net.url("wiki.example", "/"))).close();
      return assertNotNull(net.server.takeRequest(30, TimeUnit.SECONDS)).getHeaders().get("Cookie");
    }
  }

  private static <T> T assertNotNull(@Nullable T value) {
    assertFalse(value == null);
    return java.util.Objects.requireNonNull(value);
  }

  private static boolean holds(Path file, byte[] wanted) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
          .contains(new String(wanted, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return false; // gone meanwhile: another build's file
    }
  }
}
