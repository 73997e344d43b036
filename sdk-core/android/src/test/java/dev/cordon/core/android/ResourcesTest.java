package dev.cordon.core.android;

import static org.junit.Assert.assertEquals;

import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.annotation.Config;

/** The module runs on each API level that is asked for. */
@RunWith(RobolectricTestRunner.class)
public final class ResourcesTest {
  @Test
  @Config(qualifiers = "ja")
  public void aTextIsFoundInJapanese() {
    assertEquals("業務領域", RuntimeEnvironment.getApplication().getString(R.string.cordon_work_area));
  }
}
