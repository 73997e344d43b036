package dev.cordon.core.android.keystore;

import android.os.Build;
import android.security.keystore.KeyPermanentlyInvalidatedException;
import android.security.keystore.UserNotAuthenticatedException;
import java.util.List;
import java.util.Locale;
import javax.crypto.AEADBadTagException;
import javax.crypto.BadPaddingException;

/**
 * What a failure of the Android Keystore means. Only clear signs count as a loss; whatever is not
 * known is taken for a passing trouble, which costs a second try and never data.
 *
 * <table>
 * <caption>Failures, in the order in which the chain of causes is searched</caption>
 * <tr><th>failure</th><th>meaning</th></tr>
 * <tr><td>{@code getKey} gives null</td><td>LOST (told by the caller)</td></tr>
 * <tr><td>{@code AEADBadTagException}, {@code BadPaddingException}</td><td>ALTERED</td></tr>
 * <tr><td>{@code KeyPermanentlyInvalidatedException}</td><td>LOST</td></tr>
 * <tr><td>{@code UserNotAuthenticatedException}: the device is locked, or was not unlocked since it
 * started</td><td>PASSING</td></tr>
 * <tr><td>{@code KeyStoreException}, "verification failed" (in an {@code
 * IllegalBlockSizeException})</td><td>ALTERED</td></tr>
 * <tr><td>{@code KeyStoreException} by its fixed English text: "key not found", "key blob
 * corrupted", "invalid key blob" (after an update of the system; the public number of API 33 says
 * only "failure"), "key permanently invalidated"</td><td>LOST</td></tr>
 * <tr><td>{@code KeyStoreException}, API 33: key does not exist, key corrupted, and not called
 * transient</td><td>LOST</td></tr>
 * <tr><td>any other {@code KeyStoreException}, {@code UnrecoverableKeyException}, {@code
 * InvalidKeyException}, {@code ProviderException} (of them {@code KeyStoreConnectException} and,
 * from API 31, {@code BackendBusyException}), a {@code RemoteException} inside a {@code
 * RuntimeException}, anything else</td><td>PASSING</td></tr>
 * </table>
 */
enum KeystoreFailure {
  /** The key is gone or will never work again. */
  LOST,
  /** It may work later. */
  PASSING,
  /** The key works; what it was given is not what it once gave. */
  ALTERED;

  private static final int MOST_CAUSES = 10;

  /** By name: older versions have the class, but only since API 33 may apps refer to it. */
  private static final String SERVICE = "android.security.KeyStoreException";

  private static final List<String> LOSSES =
      List.of(
          "key not found", "key blob corrupted", "invalid key blob", "key permanently invalidated");

  static KeystoreFailure of(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
      if (cause.getClass().getName().equals(SERVICE)) {
        return ofService(cause);
      } else if (cause instanceof KeyPermanentlyInvalidatedException) {
        return LOST;
      } else if (cause instanceof UserNotAuthenticatedException) {
        return PASSING;
      } else if (cause instanceof AEADBadTagException || cause instanceof BadPaddingException) {
        return ALTERED;
      }
      cause = cause.getCause();
    }
    return PASSING;
  }

  private static KeystoreFailure ofService(Throwable said) {
    String words = String.valueOf(said.getMessage()).toLowerCase(Locale.ROOT);
    if (words.contains("verification failed")) {
      return ALTERED;
    } else if (LOSSES.stream().anyMatch(words::contains)) {
      return LOST;
    }
    return Build.VERSION.SDK_INT >= 33 ? KeystoreErrorApi33.meaning(said) : PASSING;
  }
}
