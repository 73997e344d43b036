package dev.cordon.android.build.apk;

import com.android.apksig.ApkSigner;
import com.android.apksig.ApkSigner.SignerConfig;
import com.android.apksig.ApkVerifier;
import com.android.apksig.apk.ApkFormatException;
import dev.cordon.android.build.BuildRefused;
import dev.cordon.android.build.BuildRefused.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

/** Signs by the schemes v2 and v3, which every phone from Android 7 on checks, and verifies. */
final class SignedApk {
  private SignedApk() {}

  static void write(Path unsigned, SignerConfig key, int minSdk, Path out)
      throws IOException, BuildRefused {
    try {
      sign(unsigned, key, minSdk, out);
      verify(out, minSdk);
    } catch (ApkFormatException | GeneralSecurityException e) {
      throw refused(out, String.valueOf(e.getMessage()));
    }
  }

  static void sign(Path unsigned, SignerConfig key, int minSdk, Path out)
      throws IOException, ApkFormatException, GeneralSecurityException {
    new ApkSigner.Builder(List.of(key))
        .setInputApk(unsigned.toFile())
        .setOutputApk(out.toFile())
        .setMinSdkVersion(minSdk)
        .setV1SigningEnabled(false)
        .setV2SigningEnabled(true)
        .setV3SigningEnabled(true)
        .setAlignmentPreserved(true)
        .build()
        .sign();
  }

  private static void verify(Path apk, int minSdk)
      throws IOException, ApkFormatException, GeneralSecurityException, BuildRefused {
    ApkVerifier.Result result =
        new ApkVerifier.Builder(apk.toFile()).setMinCheckedPlatformVersion(minSdk).build().verify();
    boolean both = result.isVerifiedUsingV2Scheme() && result.isVerifiedUsingV3Scheme();
    if (!result.isVerified() || !both) {
      throw refused(apk, result.getAllErrors().toString());
    }
  }

  private static BuildRefused refused(Path apk, String why) {
    return new BuildRefused(
        Problem.SIGNATURE_REFUSED,
        apk.toString(),
        "signing or verifying it failed: " + why + ".",
        "Look whether the key fits (RSA from 2048 bits, or EC) and build again.");
  }
}
