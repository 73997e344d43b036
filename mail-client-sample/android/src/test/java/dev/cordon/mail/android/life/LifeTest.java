package dev.cordon.mail.android.life;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.app.Application;
import dev.cordon.core.android.WorkWindows;
import dev.cordon.mail.desktop.demo.Life;
import dev.cordon.mail.desktop.demo.story.Proof;
import dev.cordon.mail.desktop.demo.story.Story;
import dev.cordon.testing.android.FakeAndroidKeyStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.annotation.Config;
import org.robolectric.annotation.ConscryptMode;

/**
 * The whole life, with the very acts and proofs of the desktop's demo, on Android: the server from
 * its jar, real mail, keys in the Keystore, the container where no backup looks.
 */
@RunWith(RobolectricTestRunner.class)
@Config(application = Application.class)
@ConscryptMode(ConscryptMode.Mode.OFF) // for the mail server's sake; the SDK names Conscrypt itself
public final class LifeTest {
  private static final int PROOFS_ON_A_DESKTOP = 29; // README.md names this number too
  private static final Path SERVER =
      Path.of("../../policy-client/mam-server/target/mam-server.jar").toAbsolutePath();

  @Rule public final TemporaryFolder stage = new TemporaryFolder();
  private final FakeAndroidKeyStore keystore = FakeAndroidKeyStore.install();

  @After
  public void closeTheKeystore() {
    keystore.close();
  }

  @Test
  @Tag("A1")
  @Tag("A2")
  @Tag("D1")
  @Tag("D5")
  @Tag("F2")
  @Tag("G1")
  @Tag("G3")
  @Tag("H1")
  @Tag("H5")
  @Tag("I1")
  public void everyProofOfTheDesktopHoldsOnAndroid() throws Exception {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    Story story = new Story(new PrintStream(told, true, StandardCharsets.UTF_8), Locale.ENGLISH);
    Application application = RuntimeEnvironment.getApplication();
    WorkWindows.protect(application);
    AndroidPhone phone = AndroidPhone.inUse(application);

    new Life(story, phone, SERVER, stage.getRoot().toPath(), Path.of("../mails"), Optional.empty())
        .play();

    List<Proof> failed =
        story.proofs().stream().filter(proof -> !proof.held()).collect(Collectors.toList());
    assertEquals(told.toString(StandardCharsets.UTF_8), List.of(), failed);
    assertTrue("the life was played to its end", story.proofs().size() >= PROOFS_ON_A_DESKTOP);
  }
}
