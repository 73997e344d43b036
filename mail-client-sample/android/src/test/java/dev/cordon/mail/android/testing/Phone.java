package dev.cordon.mail.android.testing;

import android.content.Intent;
import android.content.res.Configuration;
import android.os.Bundle;
import android.os.LocaleList;
import dev.cordon.core.Container;
import dev.cordon.mail.android.MailActivity;
import dev.cordon.mail.android.MailApp;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.work.Workplace;
import java.time.Duration;
import org.robolectric.Robolectric;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.android.controller.ActivityController;
import org.robolectric.shadows.ShadowSystemClock;

/** A phone with the app on it. */
public final class Phone extends WorkScreens implements AutoCloseable {
  private final LocaleList languages = LocaleList.getDefault();
  private ActivityController<MailActivity> activity;

  private Phone(ActivityController<MailActivity> activity) {
    this.activity = activity;
  }

  /** The app started from the launcher. */
  public static Phone start() {
    return start(new Intent(Intent.ACTION_MAIN));
  }

  /** The app started by {@code intent}. */
  public static Phone start(Intent intent) {
    Phone phone = new Phone(Robolectric.buildActivity(MailActivity.class, intent).setup());
    phone.until(() -> !phone.shows(R.id.opening_text));
    return phone;
  }

  /** Time passes, on both of the phone's clocks. */
  public void wait(Duration time) {
    app().device().clock().pass(time);
    ShadowSystemClock.advanceBy(time);
    settle();
  }

  @Override
  public MailActivity activity() {
    return activity.get();
  }

  public TestMailApp app() {
    return (TestMailApp) RuntimeEnvironment.getApplication();
  }

  public Workplace workplace() {
    return ((MailApp) RuntimeEnvironment.getApplication()).workplace();
  }

  public Container container() {
    return workplace().container().orElseThrow();
  }

  /** Held the other way round. */
  public void rotate() {
    boolean upright = RuntimeEnvironment.getQualifiers().contains("-port");
    RuntimeEnvironment.setQualifiers(upright ? "+land" : "+port");
    configured();
  }

  /** The employee sets the phone to {@code language}, as {@code en}. */
  public void speak(String language) {
    RuntimeEnvironment.setQualifiers("+" + language);
    LocaleList.setDefault(LocaleList.forLanguageTags(language)); // as the system does
    configured();
  }

  /** The employee sets the size of letters, 1 as it is bought. */
  public void letters(float scale) {
    RuntimeEnvironment.setFontScale(scale);
    configured();
  }

  /** The activity goes and comes, as the system has it after a change of the configuration. */
  private void configured() {
    Configuration now = RuntimeEnvironment.getApplication().getResources().getConfiguration();
    activity.configurationChange(new Configuration(now));
    if (activity().getWindow().getDecorView().getParent() == null) {
      activity.visible(); // a recreated activity has a window of its own
    }
    settle();
  }

  /** What the system process would keep of the app. */
  public Bundle saved() {
    Bundle saved = new Bundle();
    activity.saveInstanceState(saved);
    return saved;
  }

  /** The process dies and comes back with what the system kept of it. */
  public void dieAndReturn() {
    Bundle saved = saved();
    activity.pause().stop().destroy();
    container().lock();
    activity = Robolectric.buildActivity(MailActivity.class).setup(saved);
    settle();
  }

  /** Something else comes before the app for a moment. */
  void lookAway() {
    activity.pause().resume();
    settle();
  }

  /** The employee goes to another app for {@code time}, and comes back. */
  public void leaveFor(Duration time) {
    activity.pause().stop();
    settle();
    ShadowSystemClock.advanceBy(time);
    activity.restart().start().resume();
    settle();
  }

  /** Another app sends {@code intent}. */
  public void send(Intent intent) {
    activity.newIntent(intent);
    settle();
  }

  @Override
  public void close() {
    activity.pause().stop().destroy();
    workplace().close();
    LocaleList.setDefault(languages);
  }
}
