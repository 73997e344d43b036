package dev.cordon.mail.android;

import dev.cordon.mail.android.testing.Camera;
import dev.cordon.mail.android.testing.TestMailApp;
import dev.cordon.mail.android.testing.Tour;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.annotation.Config;
import org.robolectric.annotation.ConscryptMode;
import org.robolectric.annotation.GraphicsMode;

/** Draws every screen, in both languages and both themes. */
@RunWith(RobolectricTestRunner.class)
@Config(application = TestMailApp.class)
@ConscryptMode(ConscryptMode.Mode.OFF)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
public final class ScreensTest {
  private final Camera camera = new Camera();

  @Test
  @Config(qualifiers = "en-w360dp-h760dp-notnight-hdpi")
  public void englishByDay() throws Exception {
    tour("en-light");
  }

  @Test
  @Config(qualifiers = "ja-w360dp-h760dp-night-hdpi")
  public void japaneseByNight() throws Exception {
    tour("ja-dark");
  }

  private void tour(String folder) throws Exception {
    Tour.go((phone, screen) -> camera.take(phone.activity(), folder + "/" + screen));
  }
}
