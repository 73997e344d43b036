package dev.cordon.android.build.apk;

import com.android.apksig.ApkSigner.SignerConfig;
import com.android.apksig.KeyConfig;
import dev.cordon.android.build.BuildRefused;
import dev.cordon.android.build.BuildRefused.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;

/** The key that an app is signed with, out of a PKCS#12 file. */
final class SigningKey {
  private static final String DEBUG_ALIAS = "debug";
  private static final char[] DEBUG_PASSWORD = "android".toCharArray();

  private SigningKey() {}

  /** The key of whoever releases the app. */
  static SignerConfig release(Path store, String alias, char[] password)
      throws IOException, BuildRefused {
    if (!Files.isReadable(store)) {
      throw refused(store, "it cannot be read.");
    }
    return load(store, alias, password);
  }

  /** A key made on the spot: it proves nothing about who built the app. */
  static SignerConfig debug(Path store) throws IOException, BuildRefused {
    if (!Files.exists(store)) {
      generate(store);
    }
    return load(store, DEBUG_ALIAS, DEBUG_PASSWORD);
  }

  private static SignerConfig load(Path store, String alias, char[] password)
      throws IOException, BuildRefused {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, password);
      Certificate[] chain = keys.getCertificateChain(alias);
      if (chain == null || !(keys.getKey(alias, password) instanceof PrivateKey key)) {
        throw refused(store, "it holds no private key with the alias " + alias + ".");
      }
      List<X509Certificate> certificates =
          Arrays.stream(chain).map(X509Certificate.class::cast).toList();
      return new SignerConfig.Builder("CERT", new KeyConfig.Jca(key), certificates).build();
    } catch (GeneralSecurityException e) {
      throw refused(store, "its key cannot be used: " + e.getMessage() + ".");
    } catch (IOException e) {
      throw refused(store, "it is no PKCS#12 file, or the password is wrong.");
    }
  }

  private static void generate(Path store) throws IOException, BuildRefused {
    Files.createDirectories(store.toAbsolutePath().getParent());
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process process =
        new ProcessBuilder(
                List.of(
                    keytool.toString(),
                    "-genkeypair",
                    "-keystore",
                    store.toString(),
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    new String(DEBUG_PASSWORD),
                    "-alias",
                    DEBUG_ALIAS,
                    "-dname",
                    "CN=Debug",
                    "-keyalg",
                    "RSA",
                    "-keysize",
                    "3072",
                    "-validity",
                    "10000"))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!Files.exists(store)) {
      throw refused(store, "keytool said: " + said.strip());
    }
  }

  private static BuildRefused refused(Path store, String why) {
    return new BuildRefused(
        Problem.KEY_REFUSED,
        store.toString(),
        why,
        "Give -Dapk.keystore, -Dapk.alias and the password in the environment variable APK_PASSWORD,"
            + " or none of them for a debug key.");
  }
}
