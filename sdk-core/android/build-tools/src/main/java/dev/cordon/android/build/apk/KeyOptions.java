package dev.cordon.android.build.apk;

import com.android.apksig.ApkSigner.SignerConfig;
import dev.cordon.android.build.BuildRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which key signs: the one given, or a debug key. */
final class KeyOptions {
  private static final String PASSWORD = "APK_PASSWORD";

  // Empty texts stand for "none": Maven passes an empty property as one.
  @Option(names = "--keystore", defaultValue = "", description = "PKCS#12 file; none: debug key.")
  private String store = "";

  @Option(names = "--alias", defaultValue = "", description = "The key's name in the file.")
  private String alias = "";

  SignerConfig key(Path debugStore) throws IOException, BuildRefused {
    if (store.isBlank()) {
      return SigningKey.debug(debugStore);
    }
    // Never on the command line, where every process of the machine could read it.
    String password = Optional.ofNullable(System.getenv(PASSWORD)).orElse("");
    return SigningKey.release(Path.of(store), alias, password.toCharArray());
  }
}
