package dev.cordon.core.android.keystore;

import android.content.Context;
import android.content.pm.PackageManager;
import android.os.Build;
import java.nio.file.Path;

/** Where the app's container is: its directory, and the name of its keys. */
public final class WorkPlace {
  /** The container's name, and that of its keys in the Keystore. */
  public static final String NAME = "work";

  private WorkPlace() {}

  /** The container's directory, out of reach of backups. */
  public static Path directory(Context context) {
    return context.getNoBackupFilesDir().toPath().resolve("cordon").resolve(NAME);
  }

  /** Whether the device has a chip of its own for keys. */
  public static boolean hasStrongBox(Context context) {
    return Build.VERSION.SDK_INT >= 28
        && context.getPackageManager().hasSystemFeature(PackageManager.FEATURE_STRONGBOX_KEYSTORE);
  }
}
