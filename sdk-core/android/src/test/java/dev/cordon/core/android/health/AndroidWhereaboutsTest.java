package dev.cordon.core.android.health;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import android.content.Context;
import android.telephony.TelephonyManager;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.Shadows;
import org.robolectric.shadows.ShadowTelephonyManager;

@Tag("D8")
@RunWith(RobolectricTestRunner.class)
public final class AndroidWhereaboutsTest {
  private final Context app = RuntimeEnvironment.getApplication();
  private final ShadowTelephonyManager phone =
      Shadows.shadowOf(app.getSystemService(TelephonyManager.class));

  @Test
  public void theNetworkSaysTheCountryAndNotTheSim() {
    phone.setSimCountryIso("jp");
    phone.setNetworkCountryIso("fr"); // roaming
    assertEquals(Optional.of("fr"), AndroidWhereabouts.of(app).country());
  }

  @Test
  public void whereThereIsNoNetworkTheSimIsNotAskedInstead() {
    phone.setSimCountryIso("jp");
    phone.setNetworkCountryIso("");
    assertEquals("", AndroidWhereabouts.of(app).country().orElse(""));
  }

  /** The country of the network needs none; whoever asks for the place could follow a person. */
  @Test
  public void noPermissionOfPhoneOrPlaceIsAskedFor() throws Exception {
    String manifest =
        new String(
            Files.readAllBytes(Path.of("src", "main", "AndroidManifest.xml")),
            StandardCharsets.UTF_8);
    assertFalse(manifest.contains("LOCATION"));
    assertFalse(manifest.contains("READ_PHONE"));
  }
}
