package dev.cordon.core.android.health;

import android.content.Context;
import android.content.pm.PackageInfo;
import android.content.pm.PackageManager;
import android.content.pm.Signature;
import android.content.pm.SigningInfo;
import android.os.Build;
import dev.cordon.core.android.api.FromApi;

/** Who signed an app. */
@FromApi(Build.VERSION_CODES.P)
final class SignersApi28 {
  static final int FLAG_OF_A_PACKAGE = PackageManager.GET_SIGNING_CERTIFICATES;

  private SignersApi28() {}

  /** Of this app, without those that were replaced. */
  static Signature[] of(Context app) throws PackageManager.NameNotFoundException {
    SigningInfo signing =
        app.getPackageManager()
            .getPackageInfo(app.getPackageName(), PackageManager.GET_SIGNING_CERTIFICATES)
            .signingInfo;
    return signing == null ? new Signature[0] : signing.getApkContentsSigners();
  }

  /** Of another app, with those that were replaced: a key that leaked stays leaked. */
  static Signature[] everyOneOf(PackageInfo app) {
    SigningInfo signing = app.signingInfo;
    if (signing == null) {
      return new Signature[0];
    }
    Signature[] signers =
        signing.hasMultipleSigners()
            ? signing.getApkContentsSigners()
            : signing.getSigningCertificateHistory();
    return signers == null ? new Signature[0] : signers;
  }
}
