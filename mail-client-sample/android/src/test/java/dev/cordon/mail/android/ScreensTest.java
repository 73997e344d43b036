package dev.cordon.mail.android;

import dev.cordon.mail.android.testing.Phone;
import dev.cordon.mail.android.testing.Post;
import dev.cordon.mail.android.testing.TestMailApp;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.annotation.Config;

@RunWith(RobolectricTestRunner.class)
@org.robolectric.annotation.ConscryptMode(org.robolectric.annotation.ConscryptMode.Mode.OFF)
@Config(application = TestMailApp.class, qualifiers = "w360dp-h760dp-hdpi")
public final class ScreensTest {
  @Test
  public void first() {
    try (Post post = Post.with("01", "02"); Phone phone = Phone.working(post)) {
      phone.open(0);
    }
  }
}
