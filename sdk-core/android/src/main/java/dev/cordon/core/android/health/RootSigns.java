package dev.cordon.core.android.health;

import android.os.Build;
import dev.cordon.policy.protocol.health.Evidence;
import dev.cordon.policy.protocol.health.Signal;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

/**
 * The usual signs of a modified system: a program that gives apps the rule, a system signed with
 * everybody's keys or built for debugging, a system directory that apps may write. Which apps are
 * installed would be a sign as well, and is nobody's business.
 */
final class RootSigns {
  private static final String[] SU = {
    "sbin/su",
    "system/bin/su",
    "system/xbin/su",
    "system/sbin/su",
    "system/bin/.ext/su",
    "system/sd/xbin/su",
    "vendor/bin/su",
    "product/bin/su",
    "su/bin/su",
    "data/local/su",
    "data/local/bin/su",
    "data/local/xbin/su",
    "debug_ramdisk/su"
  };

  private final File top;

  /**
   * @param top the root of all files
   */
  RootSigns(File top) {
    this.top = top;
  }

  Signal signal() {
    List<Evidence> found = new ArrayList<>();
    if (hasSu()) {
      found.add(Evidence.SU_BINARY);
    }
    if (Build.TAGS != null && Build.TAGS.contains("test-keys")) {
      found.add(Evidence.TEST_KEYS);
    }
    if ("userdebug".equals(Build.TYPE) || "eng".equals(Build.TYPE)) {
      found.add(Evidence.DEBUG_BUILD);
    }
    File system = new File(top, "system");
    if (system.isDirectory() && system.canWrite()) {
      found.add(Evidence.SYSTEM_WRITABLE);
    }
    return Signal.badIfAny(found, Signal.ok(Evidence.NO_SIGNS));
  }

  private boolean hasSu() {
    for (String path : SU) {
      if (new File(top, path).exists()) {
        return true;
      }
    }
    return false;
  }
}
