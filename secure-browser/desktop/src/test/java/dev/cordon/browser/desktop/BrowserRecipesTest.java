package dev.cordon.browser.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Recipe: {@code docs/recipes/open-a-page-in-the-browser.md}. */
@Tag("B1")
class BrowserRecipesTest {
  private final List<String> screen = new CopyOnWriteArrayList<>();

  private void show(String text) {
    screen.add(text);
  }

  @Test
  void aPageIsOpenedAndALockEndsIt() throws Exception {
    // <recipe open-a-page-in-the-browser>
    BrowserApp app =
        new BrowserApp() {
          @Override
          public Optional<String> watermark() {
            return Optional.of("aoi@example.co.jp");
          }
        };
    // </recipe>
    try (Office office = Office.with("polite", app)) {
      office.server.enqueue(new MockResponse.Builder().body("hello").build());
      SecureBrowser browser = office.browser;
      String url = office.url("/");

      // <recipe open-a-page-in-the-browser>
      BrowserWindow window = browser.open(url); // returns at once
      window.onEnding(ending -> show(ending.text(Locale.ENGLISH)));
      // </recipe>

      assertEquals("5", Office.shownIn(window).title());
      assertTrue(window.isOpen());
      office.work.lock();
      assertFalse(window.isOpen());
      Office.until(() -> !screen.isEmpty());
      assertTrue(screen.get(0).contains("lock"), screen.get(0));
    }
  }
}
