package dev.cordon.storage.android;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import net.zetetic.database.Logger;
import net.zetetic.database.NoopTarget;

/** The native SQLCipher: loaded once, when the first database opens, not at the app's start. */
final class NativeLibrary {
  private static boolean loaded; // guarded by the class

  private NativeLibrary() {}

  /** {@code ENGINE_MISSING} if the app has none for this device's processor. */
  static synchronized void load(String database) throws StorageException {
    if (loaded) {
      return;
    }
    // The library's Java part would log the texts of statements.
    Logger.setTarget(new NoopTarget());
    try {
      System.loadLibrary("sqlcipher");
      loaded = true;
    } catch (UnsatisfiedLinkError e) {
      throw new StorageException(Problem.ENGINE_MISSING, database, e);
    }
  }
}
