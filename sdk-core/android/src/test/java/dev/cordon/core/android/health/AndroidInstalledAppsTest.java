package dev.cordon.core.android.health;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assume.assumeTrue;

import android.content.Context;
import android.content.pm.PackageInfo;
import android.content.pm.Signature;
import android.content.pm.SigningInfo;
import android.os.Build;
import dev.cordon.core.device.InstalledApp;
import dev.cordon.policy.protocol.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.Shadows;
import org.robolectric.util.ReflectionHelpers;

@Tag("E4")
@RunWith(RobolectricTestRunner.class)
public final class AndroidInstalledAppsTest {
  private static final byte[] SIGNER = {0x30, 0x01, 0x02};
  private static final byte[] BEFORE = {0x30, 0x05};

  private final Context app = RuntimeEnvironment.getApplication();

  @Test
  public void appsThatTheSystemShowsComeWithTheirSigners() {
    install("com.example.one", new Signature(SIGNER));
    install("com.example.bare");
    Set<InstalledApp> seen = seen();
    assertEquals(
        Set.of(
            new InstalledApp("com.example.one", Set.of(Sha256.hex(SIGNER))),
            new InstalledApp("com.example.bare", Set.of())),
        seen);
  }

  @Test
  public void aSignerThatWasReplacedCountsToo() {
    assumeTrue(Build.VERSION.SDK_INT >= 28); // Android 8 knows no replaced signers
    PackageInfo rotated = install("com.example.one", new Signature(SIGNER));
    Shadows.shadowOf(rotated.signingInfo)
        .setPastSigningCertificates(new Signature[] {new Signature(BEFORE), new Signature(SIGNER)});
    assertEquals(
        Set.of(new InstalledApp("com.example.one", Set.of(Sha256.hex(BEFORE), Sha256.hex(SIGNER)))),
        seen());
  }

  /** The right to see every app would show a personal phone to a work app. */
  @Test
  public void theRightToSeeAllAppsIsNotAskedFor() throws Exception {
    String manifest =
        new String(
            Files.readAllBytes(Path.of("src", "main", "AndroidManifest.xml")),
            StandardCharsets.UTF_8);
    assertFalse(manifest.contains("QUERY_ALL_PACKAGES"));
  }

  private Set<InstalledApp> seen() {
    return new HashSet<>(AndroidInstalledApps.of(app).visible().get());
  }

  @SuppressWarnings("deprecation") // there is nothing newer on Android 8
  private PackageInfo install(String name, Signature... signers) {
    PackageInfo other = new PackageInfo();
    other.packageName = name;
    if (Build.VERSION.SDK_INT < 28) {
      other.signatures = signers;
    } else if (signers.length > 0) {
      other.signingInfo = ReflectionHelpers.callConstructor(SigningInfo.class);
      Shadows.shadowOf(other.signingInfo).setSignatures(signers);
    }
    Shadows.shadowOf(app.getPackageManager()).installPackage(other);
    return other;
  }
}
