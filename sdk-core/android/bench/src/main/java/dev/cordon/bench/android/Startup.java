package dev.cordon.bench.android;

import android.app.Activity;
import android.os.Bundle;
import android.widget.EditText;
import android.widget.LinearLayout;
import android.widget.TextView;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.annotation.Config;
import org.robolectric.shadows.ShadowChoreographer;

/** One start of an app: its application, its first activity up to the first frame. */
@RunWith(RobolectricTestRunner.class)
@Config(application = TimedApplication.class)
public final class Startup {
  static final String CLASSES = "cordon.bench.classes";
  static final String MILLIS = "cordon.bench.millis";
  static final String WALL_MILLIS = "cordon.bench.wallMillis";
  private static final int ROWS = 100;

  /** A screen as large as a list of messages. */
  public static final class Screen extends Activity {
    @Override
    protected void onCreate(@Nullable Bundle state) {
      super.onCreate(state);
      LinearLayout rows = new LinearLayout(this);
      for (int i = 0; i < ROWS; i++) {
        rows.addView(new TextView(this));
      }
      rows.addView(new EditText(this));
      setContentView(rows);
    }
  }

  @SuppressWarnings("unchecked") // Main put them there; only the JDK's types are known to both
  private static Map<String, byte[]> classes() {
    Object classes = System.getProperties().get(CLASSES);
    return (Map<String, byte[]>) Objects.requireNonNull(classes);
  }

  /** Leaves the milliseconds that the SDK took in a system property: class loaders differ. */
  @Test
  public void anAppStarts() {
    ShadowChoreographer.setPaused(true); // the first frame waits for the watch
    TimedApplication application = (TimedApplication) RuntimeEnvironment.getApplication();
    Sdk sdk = new FreshSdk(classes(), Startup.class.getClassLoader()).sdk();
    application.time(() -> sdk.protect(application));
    Robolectric.buildActivity(Screen.class).create().start().resume().visible();
    application.firstLook(sdk);
    System.setProperty(MILLIS, Double.toString(application.watch().processorMillis()));
    System.setProperty(WALL_MILLIS, Double.toString(application.watch().wallMillis()));
  }
}
