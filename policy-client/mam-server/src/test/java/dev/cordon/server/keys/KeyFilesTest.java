package dev.cordon.server.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.crypto.tink.KeysetHandle;
import dev.cordon.policy.protocol.crypto.Ed25519Signer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFilesTest {
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1");

  @TempDir private Path directory;

  @Test
  @Tag("A3")
  void aRootKeyFileOpensWithItsPassphraseAlone() throws IOException, GeneralSecurityException {
    Path file = directory.resolve("root-key.enc");
    KeysetHandle keyset = Ed25519Signer.newKeyset();
    RootKeyFile.write(file, keyset, "right", new SecureRandom());
    assertEquals(Ed25519Signer.of(keyset).key(), RootKeyFile.open(file, "right").key());
    assertThrows(GeneralSecurityException.class, () -> RootKeyFile.open(file, "wrong"));
  }

  @Test
  @Tag("A3")
  void aChangedRootKeyFileDoesNotOpen() throws IOException, GeneralSecurityException {
    Path file = directory.resolve("root-key.enc");
    RootKeyFile.write(file, Ed25519Signer.newKeyset(), "right", new SecureRandom());
    String good = Files.readString(file);
    int sealed = good.indexOf("\"sealed\":\"") + 10;
    for (int i = sealed; i < sealed + 12; i += 3) {
      char other = good.charAt(i) == 'A' ? 'B' : 'A';
      Files.writeString(file, good.substring(0, i) + other + good.substring(i + 1));
      assertThrows(GeneralSecurityException.class, () -> RootKeyFile.open(file, "right"));
    }
    Files.writeString(file, good.substring(0, good.length() / 2));
    assertThrows(GeneralSecurityException.class, () -> RootKeyFile.open(file, "right"));
  }

  @Test
  @Tag("I1")
  void aRenewedCertificateKeepsThePin() throws IOException, GeneralSecurityException {
    Instant now = Instant.parse("2026-11-22T00:00:00Z");
    TlsIdentity.create(directory, NAMES, now);
    Path certificate = directory.resolve("tls-certificate.pem");
    String pin = TlsIdentity.open(directory, NAMES, now).pin();
    String first = Files.readString(certificate);
    TlsIdentity.open(directory, NAMES, now.plus(Duration.ofDays(700)));
    assertEquals(first, Files.readString(certificate));
    assertEquals(pin, TlsIdentity.open(directory, NAMES, now.plus(Duration.ofDays(800))).pin());
    String second = Files.readString(certificate);
    assertNotEquals(first, second);
    Set<String> more = Set.of("mam.example.com", "localhost", "127.0.0.1");
    assertEquals(pin, TlsIdentity.open(directory, more, now.plus(Duration.ofDays(801))).pin());
    assertNotEquals(second, Files.readString(certificate));
  }

  @Test
  void onlineKeysAreReadBackAsTheyWereMade() throws IOException, GeneralSecurityException {
    OnlineKeys made = OnlineKeys.create(directory);
    OnlineKeys read = OnlineKeys.load(directory);
    assertEquals(made.policy().key(), read.policy().key());
    assertEquals(made.command().key(), read.command().key());
    assertEquals(made.state().key(), read.state().key());
    assertNotEquals(made.policy().key(), made.command().key());
  }
}
