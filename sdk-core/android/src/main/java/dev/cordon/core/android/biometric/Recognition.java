package dev.cordon.core.android.biometric;

import android.app.Activity;
import android.os.CancellationSignal;
import dev.cordon.core.android.keystore.AwaitedKey;

/** Has the system recognise the owner of a key. */
interface Recognition {
  /** Shows the prompt. To be called on the main thread; {@code answer} is called there once. */
  void ask(Activity activity, AwaitedKey key, CancellationSignal cancel, Answer answer);

  /** How the prompt ended. */
  interface Answer {
    /** The owner was recognised: the key is good for one use. */
    void recognised();

    /** Not recognised; the result says why. */
    void ended(BiometricResult result);
  }
}
