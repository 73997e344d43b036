package dev.cordon.core.android.biometric;

import android.app.Activity;
import android.content.Context;
import android.os.Build;
import android.os.CancellationSignal;
import android.os.Handler;
import android.os.Looper;
import dev.cordon.core.Container;
import dev.cordon.core.android.keystore.UserKeys;
import dev.cordon.core.android.keystore.WorkPlace;
import dev.cordon.core.secret.Passcode;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Opens the app's container by finger or face, in the system's own prompt; the passcode always
 * remains. From Android 9 (API 28) on; below, it refuses with {@code BIOMETRIC_UNAVAILABLE}.
 *
 * <p>Call it on the main thread; the listener is called there, once. What takes time is done on a
 * thread of its own. A prompt does not outlive its activity's place in front: cancel it by the
 * signal when the activity stops, or the system does.
 */
public final class BiometricUnlock {
  private final Container work;
  private final Executor worker;

  private BiometricUnlock(Container work, Executor worker) {
    this.work = work;
    this.worker = worker;
  }

  /** Of the container that {@code AndroidContainers.open} gave. */
  public static BiometricUnlock of(Container work) {
    return new BiometricUnlock(work, task -> new Thread(task, "cordon-biometric").start());
  }

  /** Has the employee recognised and opens the container. */
  public void unlock(
      Activity activity, CancellationSignal cancel, Consumer<BiometricResult> listener) {
    talk(activity, cancel, onMainThread(listener), UnlockTalk::unlock);
  }

  /**
   * Lets the employee's finger or face open the container from now on. Needs the passcode, which is
   * judged and counted like any other and closed in the end.
   */
  public void enable(
      Activity activity,
      Passcode passcode,
      CancellationSignal cancel,
      Consumer<BiometricResult> listener) {
    Consumer<BiometricResult> answer =
        onMainThread(
            result -> {
              passcode.close();
              listener.accept(result);
            });
    talk(activity, cancel, answer, talk -> talk.enable(passcode));
  }

  /** Whether it is worth offering: the device could, and the policy and the container let it. */
  public void check(Context context, Consumer<BiometricOffer> listener) {
    Context app = context.getApplicationContext();
    Handler main = new Handler(Looper.getMainLooper());
    worker.execute(
        () -> {
          BiometricOffer offer = BiometricOffer.of(app, work);
          main.post(() -> listener.accept(offer));
        });
  }

  private void talk(
      Activity activity,
      CancellationSignal cancel,
      Consumer<BiometricResult> answer,
      Consumer<UnlockTalk> task) {
    if (Build.VERSION.SDK_INT < 28) {
      answer.accept(UnlockTalk.unavailable());
      return;
    }
    Context app = activity.getApplicationContext();
    Recognition prompt = new PromptApi28();
    worker.execute(
        () -> {
          if (!work.owns(WorkPlace.directory(app))) {
            throw new IllegalArgumentException("not the container of AndroidContainers.open");
          }
          UserKeys keys = UserKeys.of(WorkPlace.NAME, WorkPlace.hasStrongBox(app));
          task.accept(new UnlockTalk(activity, work, keys, prompt, worker, cancel, answer));
        });
  }

  private static Consumer<BiometricResult> onMainThread(Consumer<BiometricResult> listener) {
    Handler main = new Handler(Looper.getMainLooper());
    return result -> main.post(() -> listener.accept(result));
  }
}
