package dev.cordon.mail.android;

import static org.junit.Assume.assumeTrue;

import android.os.SystemClock;
import dev.cordon.mail.android.testing.Camera;
import dev.cordon.mail.android.testing.TestMailApp;
import dev.cordon.mail.android.testing.Tour;
import java.time.Instant;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Predicate;
import org.junit.Before;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.annotation.Config;
import org.robolectric.annotation.ConscryptMode;
import org.robolectric.annotation.GraphicsMode;

/**
 * Draws every screen: in English by day and in Japanese by night; with {@code -Dcordon.screens=all}
 * in both languages and both themes, across and in large letters, into {@code target/screens}; with
 * {@code -Dcordon.screens=docs} into the project's documents.
 */
@Tag("K3")
@RunWith(RobolectricTestRunner.class)
@Config(application = TestMailApp.class)
@ConscryptMode(ConscryptMode.Mode.OFF)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
public final class ScreensTest {
  private static final boolean ALL = System.getProperty("cordon.screens") != null;

  /** Those that are looked at in large letters and across too. */
  private static final Set<String> SOME =
      Set.of(
          "welcome",
          "consent",
          "passcode",
          "account",
          "inbox",
          "message-copy-refused",
          "unlock-wrong",
          "blocked",
          "about");

  /** Those that the documents show besides. */
  private static final Set<String> MORE =
      Set.of(
          "message",
          "search",
          "reply-refused",
          "attachment-text",
          "attachment-picture",
          "wiped",
          "delete");

  private final Camera camera = new Camera();

  @Before
  public void inTokyo() {
    TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
    SystemClock.setCurrentTimeMillis(Instant.parse("2026-10-17T01:00:00Z").toEpochMilli());
  }

  @Test
  @Config(qualifiers = "en-w360dp-h760dp-notnight-hdpi")
  public void englishByDay() throws Exception {
    tour("en-light");
  }

  @Test
  @Config(qualifiers = "en-w360dp-h760dp-night-hdpi")
  public void englishByNight() throws Exception {
    assumeTrue(ALL);
    tour("en-dark");
  }

  @Test
  @Config(qualifiers = "ja-w360dp-h760dp-notnight-hdpi")
  public void japaneseByDay() throws Exception {
    assumeTrue(ALL);
    tour("ja-light");
  }

  @Test
  @Config(qualifiers = "ja-w360dp-h760dp-night-hdpi")
  public void japaneseByNight() throws Exception {
    tour("ja-dark");
  }

  @Test
  @Config(qualifiers = "ja-w760dp-h360dp-land-notnight-hdpi")
  public void japaneseAcross() throws Exception {
    assumeTrue(ALL);
    some("ja-land");
  }

  @Test
  @Config(qualifiers = "ja-w360dp-h760dp-notnight-hdpi", fontScale = 2.0f)
  public void japaneseInLargeLetters() throws Exception {
    assumeTrue(ALL);
    some("ja-large");
  }

  @Test
  @Config(qualifiers = "en-w360dp-h760dp-night-hdpi", fontScale = 2.0f)
  public void englishInLargeLetters() throws Exception {
    assumeTrue(ALL);
    some("en-large");
  }

  private void tour(String folder) throws Exception {
    boolean docs = "docs".equals(System.getProperty("cordon.screens"));
    take(folder, screen -> !docs || SOME.contains(screen) || MORE.contains(screen));
  }

  private void some(String folder) throws Exception {
    take(folder, SOME::contains);
  }

  private void take(String folder, Predicate<String> wanted) throws Exception {
    Tour.go(
        (phone, screen) -> {
          if (wanted.test(screen)) {
            camera.take(phone.activity(), folder + "/" + screen);
          }
        });
  }
}
