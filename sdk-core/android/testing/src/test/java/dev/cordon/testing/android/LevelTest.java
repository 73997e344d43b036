package dev.cordon.testing.android;

import static org.junit.Assert.assertTrue;

import android.os.Build;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;

/** The module runs on each API level that is asked for. */
@RunWith(RobolectricTestRunner.class)
public final class LevelTest {
  @Test
  public void theFrameworkIsThere() {
    assertTrue(Build.VERSION.SDK_INT >= 26);
  }
}
