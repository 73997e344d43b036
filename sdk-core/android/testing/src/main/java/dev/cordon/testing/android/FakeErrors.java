package dev.cordon.testing.android;

import android.os.Build;
import android.os.DeadObjectException;
import android.security.KeyStoreException;
import android.security.keystore.BackendBusyException;
import android.security.keystore.KeyPermanentlyInvalidatedException;
import android.security.keystore.StrongBoxUnavailableException;
import android.security.keystore.UserNotAuthenticatedException;
import dev.cordon.testing.android.FakeAndroidKeyStore.Trouble;
import java.security.InvalidKeyException;
import java.security.ProviderException;
import java.security.UnrecoverableKeyException;
import javax.crypto.IllegalBlockSizeException;

/** The errors of the real Keystore, as its sources make them; codes are those of its service. */
final class FakeErrors {
  private FakeErrors() {}

  static KeyStoreException systemError() {
    return new KeyStoreException(4, "System error");
  }

  static KeyStoreException notFound() {
    return new KeyStoreException(7, "Key not found");
  }

  static KeyStoreException invalidBlob() {
    return new KeyStoreException(-33, "Invalid key blob");
  }

  static KeyStoreException incompatible(String what) {
    return new KeyStoreException(-8, "Incompatible " + what);
  }

  /** What any call may meet, unchecked. */
  static void throwUnchecked(Trouble trouble) {
    switch (trouble) {
      case BUSY -> throw busy();
      case PROVIDER -> throw new ProviderException("Keystore operation failed", systemError());
      case SERVICE_DIED -> throw new IllegalStateException(new DeadObjectException());
      default -> {}
    }
  }

  private static ProviderException busy() {
    return Build.VERSION.SDK_INT >= 31
        ? new BackendBusyException(20, "The backend is busy")
        : new ProviderException("Keystore operation failed", systemError());
  }

  /** What finding a key may meet. */
  static void throwFinding(Trouble trouble) throws UnrecoverableKeyException {
    throwUnchecked(trouble);
    if (trouble == Trouble.SYSTEM_ERROR || trouble == Trouble.NOTHING_LISTED) {
      throw unrecoverable(systemError());
    } else if (trouble == Trouble.USER_LOCKED) {
      throw unrecoverable(new KeyStoreException(2, "User authentication required"));
    }
  }

  static UnrecoverableKeyException unrecoverable(KeyStoreException cause) {
    UnrecoverableKeyException e =
        new UnrecoverableKeyException("Failed to obtain information about key");
    e.initCause(cause);
    return e;
  }

  /** What beginning to use a key may meet. */
  static void throwBeginning(Trouble trouble) throws InvalidKeyException {
    throwUnchecked(trouble);
    if (trouble == Trouble.SYSTEM_ERROR) {
      throw invalid(systemError());
    } else if (trouble == Trouble.USER_LOCKED) {
      throw new UserNotAuthenticatedException();
    }
  }

  static InvalidKeyException invalid(KeyStoreException cause) {
    return new InvalidKeyException("Keystore operation failed", cause);
  }

  static InvalidKeyException ended() {
    return new KeyPermanentlyInvalidatedException();
  }

  static ProviderException strongBoxUnavailable() {
    return new StrongBoxUnavailableException("Failed to generate key");
  }

  static IllegalBlockSizeException failed(KeyStoreException cause) {
    IllegalBlockSizeException e = new IllegalBlockSizeException();
    e.initCause(cause);
    return e;
  }

  static KeyStoreException verificationFailed() {
    return new KeyStoreException(-30, "Signature/MAC verification failed");
  }

  static KeyStoreException ownerNotRecognised() {
    return new KeyStoreException(-26, "Key user not authenticated");
  }
}
