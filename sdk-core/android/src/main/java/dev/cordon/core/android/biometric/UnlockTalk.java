package dev.cordon.core.android.biometric;

import android.app.Activity;
import android.os.CancellationSignal;
import android.os.Handler;
import android.os.Looper;
import dev.cordon.core.Container;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.android.keystore.AwaitedKey;
import dev.cordon.core.android.keystore.UserKeys;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.core.keys.UserSlot;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Permission;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One unlocking, or one switching on, from the first question to its result. */
final class UnlockTalk {
  private final Activity activity;
  private final Container work;
  private final UserKeys keys;
  private final Recognition recognition;
  private final Executor worker;
  private final CancellationSignal cancel;
  private final Consumer<BiometricResult> answer;

  UnlockTalk(
      Activity activity,
      Container work,
      UserKeys keys,
      Recognition recognition,
      Executor worker,
      CancellationSignal cancel,
      Consumer<BiometricResult> answer) {
    this.activity = activity;
    this.work = work;
    this.keys = keys;
    this.recognition = recognition;
    this.worker = worker;
    this.cancel = cancel;
    this.answer = answer;
  }

  /** What only the worker thread does: the Keystore and the container may take their time. */
  private interface Work {
    void run() throws ContainerException;
  }

  static BiometricResult unavailable() {
    return PromptErrors.refused(Code.BIOMETRIC_UNAVAILABLE);
  }

  void unlock() {
    telling(
        () -> {
          Optional<Reason> refused = work.biometrics().whyNot();
          Optional<UserSlot> slot = work.biometrics().slot();
          if (refused.isPresent()) {
            answer.accept(new BiometricResult.Refused(refused.get()));
          } else if (slot.isPresent()) {
            begin(slot.get());
          }
        });
  }

  private void begin(UserSlot slot) throws ContainerException {
    try {
      AwaitedKey key = keys.toOpen(slot);
      recognise(key, () -> judged(work.biometrics().unlock(key)), () -> {});
    } catch (VaultLostException ended) {
      work.biometrics().forget();
      answer.accept(PromptErrors.refused(Code.BIOMETRIC_CHANGED));
    }
  }

  void enable(Passcode passcode) {
    telling(
        () -> {
          if (work.policy().access().biometric() == Permission.BLOCKED) {
            Reason why = Reason.of(Code.BIOMETRIC_BLOCKED, "access.biometric");
            answer.accept(new BiometricResult.Refused(why));
            return;
          }
          Optional<String> alias = keys.create();
          if (!alias.isPresent()) {
            answer.accept(unavailable());
            return;
          }
          AwaitedKey key = keys.toSeal(alias.get());
          recognise(
              key,
              () -> judged(work.biometrics().enable(passcode, key)),
              () -> keys.destroy(key.alias()));
        });
  }

  private void recognise(AwaitedKey key, Work recognised, Work otherwise) {
    new Handler(Looper.getMainLooper())
        .post(() -> recognition.ask(activity, key, cancel, once(recognised, otherwise)));
  }

  /** Some systems say that the prompt ended after its button was pressed: the first word counts. */
  private Recognition.Answer once(Work recognised, Work otherwise) {
    AtomicBoolean ended = new AtomicBoolean();
    return new Recognition.Answer() {
      @Override
      public void recognised() {
        if (ended.compareAndSet(false, true)) {
          worker.execute(() -> telling(recognised));
        }
      }

      @Override
      public void ended(BiometricResult result) {
        if (ended.compareAndSet(false, true)) {
          worker.execute(
              () ->
                  telling(
                      () -> {
                        otherwise.run();
                        answer.accept(result);
                      }));
        }
      }
    };
  }

  private void judged(UnlockResult result) {
    answer.accept(new BiometricResult.Judged(result));
  }

  private void telling(Work task) {
    try {
      task.run();
    } catch (ContainerException e) {
      answer.accept(new BiometricResult.Failed(e));
    }
  }
}
