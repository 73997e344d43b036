package dev.cordon.mail.android.testing;

import android.content.Intent;
import android.os.Bundle;
import android.os.Looper;
import android.view.KeyEvent;
import android.view.View;
import android.widget.EditText;
import android.widget.ListView;
import android.widget.TextView;
import dev.cordon.core.Container;
import dev.cordon.core.control.Membership;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.mail.android.MailActivity;
import dev.cordon.mail.android.MailApp;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.work.Workplace;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.policy.Network;
import dev.cordon.policy.protocol.policy.Policy;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.robolectric.Robolectric;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.Shadows;
import org.robolectric.android.controller.ActivityController;
import org.robolectric.shadows.ShadowSystemClock;

/** A phone with the app on it, seen and touched as an employee does. */
public final class Phone implements AutoCloseable {
  public static final String PASSCODE = "738291";
  private static final long PATIENCE_MILLIS = 20_000;
  private static final Membership MEMBERSHIP =
      new Membership(
          "enrolment", "0".repeat(64), URI.create("https://mam.example.co.jp"), "sha256/none");

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

  /** The phone of an employee who has joined an organisation with {@code policy}. */
  public static Phone joined(Policy policy) {
    enrol(policy);
    return start();
  }

  /** The phone of an employee whose work area has a passcode and is locked. */
  public static Phone locked() {
    return locked(Policy.DEFAULT);
  }

  /** As {@link #locked()}, under {@code policy}. */
  public static Phone locked(Policy policy) {
    Container container = enrol(policy);
    try (Passcode passcode = Passcode.of(PASSCODE)) {
      container.setPasscode(passcode);
      container.lock();
    } catch (ContainerException e) {
      throw new UncheckedIOException(e);
    }
    return start();
  }

  /** The phone of an employee with the work area open and {@code post} set up and fetched. */
  public static Phone working(Post post) {
    Phone phone = locked(trusting(Policy.DEFAULT));
    phone.unlock();
    phone.setUp(post);
    phone.until(() -> phone.shows(R.id.inbox_list));
    phone.idle();
    return phone;
  }

  /** Joins an organisation, as the consent screen does with a server's help. */
  public void join(Policy policy) {
    enrol(policy);
    activity.pause().resume();
    settle();
  }

  /** The organisation's command arrives. */
  public void command(Command.Kind kind, String reason) {
    long sequence = container().organisation().seen().command() + 1;
    Command command =
        new Command("command-" + sequence, kind, MEMBERSHIP.enrolment(), sequence, reason);
    try {
      container().organisation().obey(command);
    } catch (ContainerException e) {
      throw new UncheckedIOException(e);
    }
    settle();
  }

  /** Time passes, on both of the phone's clocks. */
  public void wait(Duration time) {
    app().device().clock().turn(time);
    ShadowSystemClock.advanceBy(time);
    settle();
  }

  /** {@code policy} with the test's mail server trusted. */
  public static Policy trusting(Policy policy) {
    Network network = new Network(List.of(Post.anchor()), List.of(), policy.network().minTls());
    return new Policy(
        policy.transfer(), policy.access(), policy.lease(), network, policy.browser());
  }

  private static Container enrol(Policy policy) {
    TestMailApp app = (TestMailApp) RuntimeEnvironment.getApplication();
    app.workplace().open();
    await(() -> app.workplace().container().isPresent());
    Container container = app.workplace().container().orElseThrow();
    try {
      container.organisation().join(MEMBERSHIP, "{}", 1, policy, 1);
    } catch (ContainerException e) {
      throw new UncheckedIOException(e);
    }
    return container;
  }

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

  /** The right passcode, and the wait until the desk is there. */
  public void unlock() {
    until(() -> shows(R.id.unlock_passcode));
    type(R.id.unlock_passcode, PASSCODE);
    click(R.id.unlock_open);
    until(() -> shows(R.id.account_save) || shows(R.id.inbox_list));
  }

  /** Sets up the mail account of {@code post} and waits for the inbox. */
  public void setUp(Post post) {
    until(() -> shows(R.id.account_save));
    type(R.id.account_address, Post.ADDRESS);
    type(R.id.account_name, "田中 葵");
    type(R.id.account_imap_host, "localhost");
    type(R.id.account_imap_port, Integer.toString(post.imapPort()));
    type(R.id.account_smtp_host, "localhost");
    type(R.id.account_smtp_port, Integer.toString(post.smtpPort()));
    type(R.id.account_user, Post.USER);
    type(R.id.account_password, Post.PASSWORD);
    click(R.id.account_save);
  }

  /** Waits until no mail is being fetched and the list is there. */
  public void idle() {
    until(() -> shows(R.id.inbox_list) && !shows(R.id.inbox_status) && rows() > 0);
  }

  /** How many mails are listed. */
  public int rows() {
    ListView list = find(ListView.class, R.id.inbox_list);
    return list.getAdapter().getCount() - list.getHeaderViewsCount();
  }

  /** Opens the mail in the line {@code row}. */
  public void open(int row) {
    ListView list = find(ListView.class, R.id.inbox_list);
    int position = row + list.getHeaderViewsCount();
    View line = list.getAdapter().getView(position, null, list);
    list.performItemClick(line, position, list.getAdapter().getItemId(position));
    until(() -> shows(R.id.message_subject) && !shows(R.id.working));
  }

  /** Opens the mail whose subject has {@code words}. */
  public void open(String words) {
    for (int row = 0; row < rows(); row++) {
      ListView list = find(ListView.class, R.id.inbox_list);
      View line = list.getAdapter().getView(row + list.getHeaderViewsCount(), null, list);
      TextView subject = line.findViewById(R.id.row_subject);
      if (subject.getText().toString().contains(words)) {
        open(row);
        return;
      }
    }
    throw new AssertionError("no mail about " + words);
  }

  /** The view that is the {@code kind} of widget. */
  public <V extends View> V find(Class<V> kind, int id) {
    return kind.cast(find(id));
  }

  public View find(int id) {
    View view = activity().findViewById(id);
    if (view == null) {
      throw new AssertionError("not on this screen: " + name(id));
    }
    return view;
  }

  /** Whether there is such a view and it can be seen. */
  public boolean shows(int id) {
    View view = activity().findViewById(id);
    return view != null && view.isShown();
  }

  public String text(int id) {
    TextView view = find(TextView.class, id);
    return view.getText().toString();
  }

  public void click(int id) {
    View view = find(id);
    if (!view.isShown() || !view.isEnabled()) {
      throw new AssertionError("cannot be pressed: " + name(id));
    }
    view.performClick();
    settle();
  }

  public void type(int id, String text) {
    EditText field = find(EditText.class, id);
    field.setText(text);
    field.setSelection(text.length());
    settle();
  }

  public void back() {
    activity().dispatchKeyEvent(key(KeyEvent.ACTION_DOWN, 0));
    activity().dispatchKeyEvent(key(KeyEvent.ACTION_UP, KeyEvent.FLAG_TRACKING));
    settle();
  }

  private static KeyEvent key(int action, int flags) {
    return new KeyEvent(0, 0, action, KeyEvent.KEYCODE_BACK, 0, 0, 0, 0, flags);
  }

  /** The activity goes and comes, as in a rotation. */
  public void rotate() {
    boolean upright = RuntimeEnvironment.getQualifiers().contains("-port");
    RuntimeEnvironment.setQualifiers(upright ? "+land" : "+port");
    activity.configurationChange(activity().getResources().getConfiguration());
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

  /** The employee goes to another app for {@code time}, and comes back. */
  public void leaveFor(Duration time) {
    activity.pause().stop();
    settle();
    ShadowSystemClock.advanceBy(time);
    activity.restart().start().resume();
    settle();
  }

  public void send(Intent intent) {
    activity.newIntent(intent);
    settle();
  }

  /** Waits for {@code condition}; the main thread goes on meanwhile. */
  public void until(BooleanSupplier condition) {
    await(condition);
  }

  public void settle() {
    Shadows.shadowOf(Looper.getMainLooper()).idle();
  }

  private String name(int id) {
    return activity().getResources().getResourceEntryName(id);
  }

  private static void await(BooleanSupplier condition) {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    Shadows.shadowOf(Looper.getMainLooper()).idle();
    while (!condition.getAsBoolean()) {
      if (System.currentTimeMillis() > end) {
        throw new AssertionError("it did not come to that in " + PATIENCE_MILLIS + " ms");
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      Shadows.shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(5));
    }
  }

  @Override
  public void close() {
    activity.pause().stop().destroy();
    workplace().close();
  }
}
