package dev.cordon.mail.android;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import android.os.Bundle;
import android.os.Parcel;
import dev.cordon.mail.android.testing.Dictionary;
import dev.cordon.mail.android.testing.Look;
import dev.cordon.mail.android.testing.Phone;
import dev.cordon.mail.android.testing.Sayings;
import dev.cordon.mail.android.testing.TestMailApp;
import dev.cordon.mail.android.testing.Tour;
import dev.cordon.testing.android.SecureWindows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.annotation.Config;
import org.robolectric.annotation.ConscryptMode;
import org.robolectric.annotation.GraphicsMode;

/** What holds for every screen of the app. */
@Tag("F1")
@Tag("K3")
@RunWith(RobolectricTestRunner.class)
@Config(application = TestMailApp.class, qualifiers = "ja-w360dp-h760dp-port-hdpi")
@ConscryptMode(ConscryptMode.Mode.OFF)
@GraphicsMode(GraphicsMode.Mode.NATIVE)
public final class EveryScreenTest {
  @Test
  public void isTheSameAfterARotationAndTellsTheSystemNothing() throws Exception {
    Tour.go(
        (phone, screen) -> {
          List<String> before = Look.at(phone).said();
          tellsNothing(phone, screen);
          phone.rotate();
          phone.rotate();
          phone.until(() -> Look.at(phone).said().equals(before));
          assertEquals(screen, before, Look.at(phone).said());
        });
  }

  @Test
  public void saysTheSameInAnotherLanguageAndLosesNothingThatWasTyped() throws Exception {
    Dictionary dictionary = new Dictionary(RuntimeEnvironment.getApplication());
    Tour.go(
        (phone, screen) -> {
          List<String> before = Look.at(phone).said();
          Sayings japanese = Sayings.at(phone);
          phone.speak("en");
          soon(phone, screen, () -> japanese.untranslated(Sayings.at(phone), dictionary));
          assertEquals(screen, japanese.typed(), Sayings.at(phone).typed());
          phone.speak("ja");
          soon(phone, screen, () -> difference(before, Look.at(phone).said()));
        });
  }

  @Test
  public void saysTheSameInOtherLettersAndShowsAllOfIt() throws Exception {
    Tour.go(
        (phone, screen) -> {
          List<String> before = Look.at(phone).said();
          phone.letters(2);
          soon(phone, screen, () -> Look.at(phone).clipped());
          assertEquals(screen, unlisted(before), unlisted(Look.at(phone).said()));
          phone.letters(1);
          soon(phone, screen, () -> difference(before, Look.at(phone).said()));
        });
  }

  /** Waits until nothing is wrong any more; some of a screen comes a moment later. */
  private static void soon(Phone phone, String screen, Supplier<List<String>> wrong) {
    try {
      phone.until(() -> wrong.get().isEmpty());
    } catch (AssertionError late) {
      assertEquals(screen, List.of(), wrong.get());
    }
  }

  private static List<String> difference(List<String> before, List<String> now) {
    List<String> lost = new ArrayList<>(before);
    lost.removeAll(now);
    return before.equals(now) ? List.of() : List.of("no longer said: " + lost);
  }

  /** Without the lines of a list, of which larger letters leave room for fewer. */
  private static List<String> unlisted(List<String> said) {
    return said.stream().filter(line -> !line.startsWith("row_")).toList();
  }

  @Test
  public void isUsableByEarByFingerAndByKeyboardAndStaysOutOfPictures() throws Exception {
    Tour.go(
        (phone, screen) -> {
          SecureWindows.everywhere().check();
          Look look = Look.at(phone);
          assertEquals(screen, List.of(), look.unlabelled());
          assertEquals(screen, List.of(), look.tooSmall());
          assertEquals(screen, List.of(), look.unreachable());
          assertTrue(screen, look.hasHeading());
        });
  }

  @Test
  @Config(fontScale = 2.0f)
  public void showsItsWholeTextInLargeLetters() throws Exception {
    Tour.go((phone, screen) -> assertEquals(screen, List.of(), Look.at(phone).clipped()));
  }

  @Test
  @Config(fontScale = 2.0f, qualifiers = "en-w320dp-h480dp-port-mdpi")
  public void showsItsWholeTextInLargeLettersOnASmallPhone() throws Exception {
    Tour.go((phone, screen) -> assertEquals(screen, List.of(), Look.at(phone).clipped()));
  }

  /** Nothing of the mail and no passcode is in what the system process keeps. */
  private static void tellsNothing(Phone phone, String screen) {
    Bundle saved = phone.saved();
    Parcel parcel = Parcel.obtain();
    parcel.writeBundle(saved);
    byte[] bytes = parcel.marshall();
    parcel.recycle();
    for (String secret : List.of("会議", "見積", "738291", "123456", "rei@", "cordon:enrol")) {
      assertFalse(screen, has(bytes, secret.getBytes(StandardCharsets.UTF_16LE)));
      assertFalse(screen, has(bytes, secret.getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static boolean has(byte[] bytes, byte[] wanted) {
    for (int i = 0; i + wanted.length <= bytes.length; i++) {
      if (java.util.Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }
}
