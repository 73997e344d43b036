package dev.cordon.core.android.keystore;

import android.security.keystore.BackendBusyException;
import dev.cordon.core.android.api.FromApi;

/** From API 31 on a busy Keystore says how long to wait. */
@FromApi(31)
final class BusyApi31 {
  private BusyApi31() {}

  /** Milliseconds; 0 if it was not busy. */
  static long waitMillis(Throwable failure) {
    return failure instanceof BackendBusyException busy ? busy.getBackOffHintMillis() : 0;
  }
}
