package dev.cordon.mail.android;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.os.Handler;
import android.os.Looper;
import android.view.KeyEvent;
import android.widget.FrameLayout;
import dev.cordon.mail.android.stage.Place;
import dev.cordon.mail.android.stage.Stage;
import dev.cordon.mail.android.work.Workplace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The app's only activity: a frame for the screens. It is exported for the launcher and for links
 * that are invitations, and hands nothing of an intent on but those.
 */
public final class MailActivity extends Activity {
  private final Runnable follow = this::follow;
  private @Nullable Visit visit;

  @Override
  protected void onCreate(@Nullable Bundle saved) {
    super.onCreate(saved);
    setContentView(R.layout.stage);
    FrameLayout frame = findViewById(R.id.stage);
    frame.setSaveFromParentEnabled(false); // nothing that is typed goes to the system process
    visit = getLastNonConfigurationInstance() instanceof Visit kept ? kept : fresh(saved);
    visit.stage().raise(this, frame, follow);
    workplace().listen(follow);
    if (saved == null) {
      visit.take(Intake.of(getIntent()));
    }
    follow();
  }

  @Override
  protected void onStart() {
    super.onStart();
    workplace().enterForeground();
    follow();
  }

  @Override
  protected void onResume() {
    super.onResume();
    follow();
  }

  @Override
  protected void onPause() {
    visit().stage().pause();
    super.onPause();
  }

  @Override
  protected void onStop() {
    if (!isChangingConfigurations()) {
      workplace().leaveForeground();
    }
    super.onStop();
  }

  @Override
  protected void onDestroy() {
    workplace().unlisten(follow);
    visit().stage().lower();
    if (!isChangingConfigurations()) {
      visit().stage().clear();
    }
    super.onDestroy();
  }

  @Override
  protected void onNewIntent(Intent intent) {
    super.onNewIntent(intent);
    visit().take(Intake.of(intent));
  }

  @Override
  protected void onSaveInstanceState(Bundle out) {
    super.onSaveInstanceState(out);
    Place.save(visit().places(), out);
  }

  @Override
  public Object onRetainNonConfigurationInstance() {
    return visit();
  }

  @Override
  public boolean onKeyUp(int key, KeyEvent event) {
    boolean back = key == KeyEvent.KEYCODE_BACK && event.isTracking() && !event.isCanceled();
    return (back && visit().stage().back()) || super.onKeyUp(key, event);
  }

  private void follow() {
    visit().follow();
  }

  private Visit fresh(@Nullable Bundle saved) {
    List<Place> places = saved == null ? List.of() : Place.restore(saved);
    Handler main = new Handler(Looper.getMainLooper());
    return new Visit(workplace(), new Stage(app().workers(), main), places);
  }

  private Visit visit() {
    if (visit == null) {
      throw new IllegalStateException("not created");
    }
    return visit;
  }

  private Workplace workplace() {
    return app().workplace();
  }

  private MailApp app() {
    return (MailApp) getApplication();
  }
}
