package dev.cordon.core.android.keystore;

import android.os.Build;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.core.error.VaultUnavailableException;
import dev.cordon.policy.protocol.Reason;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * Calls of the Keystore, tried three times if a failure may pass: 50 ms and 250 ms are waited in
 * between, or what a busy Keystore asks for up to 500 ms. So a call that fails takes a second at
 * most. Every failure ends typed: {@link VaultLostException}, {@link VaultUnavailableException}, or
 * empty for altered ciphertext.
 */
final class Patience {
  private static final long[] WAIT_MILLIS = {50, 250};
  private static final long LONGEST_WAIT_MILLIS = 500;
  private static final String NOTHING = "altered ciphertext, where there was none";

  private final Pause pause;

  /** Waits; injected so that tests do not. */
  interface Pause {
    void millis(long millis) throws InterruptedException;
  }

  /** Something asked of the Keystore; safe to ask again. */
  interface Call<T> {
    T run() throws GeneralSecurityException, ContainerException;
  }

  Patience(Pause pause) {
    this.pause = pause;
  }

  /** The answer of a call that opens nothing: "altered" is no sign of a loss there either. */
  <T> T ask(Call<T> call) throws ContainerException {
    return askOpening(call)
        .orElseThrow(() -> new VaultUnavailableException(new GeneralSecurityException(NOTHING)));
  }

  /** The answer, or empty if the ciphertext was altered. */
  <T> Optional<T> askOpening(Call<T> call) throws ContainerException {
    for (int attempt = 0; ; attempt++) {
      try {
        return Optional.of(call.run());
      } catch (GeneralSecurityException | RuntimeException e) { // the binder's come unchecked
        switch (KeystoreFailure.of(e)) {
          case ALTERED -> {
            return Optional.empty();
          }
          case LOST -> throw lost(e);
          case PASSING -> waitOrGiveUp(attempt, e);
        }
      }
    }
  }

  private void waitOrGiveUp(int attempt, Exception failure) throws VaultUnavailableException {
    if (attempt == WAIT_MILLIS.length) {
      throw new VaultUnavailableException(failure);
    }
    long asked = Build.VERSION.SDK_INT >= 31 ? BusyApi31.waitMillis(failure) : 0;
    try {
      pause.millis(Math.min(Math.max(WAIT_MILLIS[attempt], asked), LONGEST_WAIT_MILLIS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VaultUnavailableException(failure);
    }
  }

  static VaultLostException lost() {
    return new VaultLostException(Reason.of(Reason.Code.VAULT_LOST));
  }

  static VaultLostException lost(Exception cause) {
    return new VaultLostException(Reason.of(Reason.Code.VAULT_LOST), cause);
  }
}
