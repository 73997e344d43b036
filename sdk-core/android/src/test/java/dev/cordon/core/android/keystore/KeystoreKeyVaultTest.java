package dev.cordon.core.android.keystore;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import android.os.Build;
import dev.cordon.core.device.KeyVault;
import dev.cordon.core.device.KeyVault.Use;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.core.error.VaultUnavailableException;
import dev.cordon.policy.protocol.VaultDeclaration;
import dev.cordon.policy.protocol.VaultKind;
import dev.cordon.testing.android.FakeAndroidKeyStore;
import dev.cordon.testing.android.FakeAndroidKeyStore.Trouble;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.After;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;

@Tag("A2")
@RunWith(RobolectricTestRunner.class)
public final class KeystoreKeyVaultTest {
  private static final byte[] PLAIN = "plan".getBytes(StandardCharsets.UTF_8);
  private static final byte[] AD = "for".getBytes(StandardCharsets.UTF_8);
  private final FakeAndroidKeyStore keystore = FakeAndroidKeyStore.install();
  private final List<Long> pauses = new ArrayList<>();

  @After
  public void takeAway() {
    keystore.close();
  }

  @Test
  public void whatOneKeySealsItOpensAndNoOther() throws Exception {
    KeyVault vault = vault("work");
    vault.create("a", Use.SEAL);
    vault.create("b", Use.SEAL);
    byte[] sealed = vault.seal("a", PLAIN, AD);

    assertArrayEquals(PLAIN, vault.open("a", sealed, AD).orElseThrow());
    assertEquals(Optional.empty(), vault.open("b", sealed, AD));
    assertEquals(Optional.empty(), vault.open("a", sealed, PLAIN));
    assertNotEquals(hex(sealed), hex(vault.seal("a", PLAIN, AD)));
  }

  @Test
  public void everyFlippedOrMissingByteIsAlteration() throws Exception {
    KeyVault vault = vault("work");
    vault.create("a", Use.SEAL);
    byte[] sealed = vault.seal("a", PLAIN, AD);
    for (int i = 0; i < sealed.length; i++) {
      byte[] bad = sealed.clone();
      bad[i] ^= 1;
      assertEquals(Optional.empty(), vault.open("a", bad, AD));
      assertEquals(Optional.empty(), vault.open("a", java.util.Arrays.copyOf(sealed, i), AD));
    }
  }

  @Test
  public void alterationUnderAnotherNameIsAlterationToo() throws Exception {
    KeyVault vault = vault("work");
    vault.create("a", Use.SEAL);
    byte[] sealed = vault.seal("a", PLAIN, AD);
    sealed[20] ^= 1;
    keystore.trouble(Trouble.BAD_TAG_BY_ANOTHER_NAME);
    assertEquals(Optional.empty(), vault.open("a", sealed, AD));
  }

  @Test
  public void macsAreThoseOfOneKey() throws Exception {
    KeyVault vault = vault("work");
    vault.create("a", Use.MAC);
    vault.create("b", Use.MAC);
    assertEquals(32, vault.mac("a", PLAIN).length);
    assertArrayEquals(vault.mac("a", PLAIN), vault.mac("a", PLAIN));
    assertNotEquals(hex(vault.mac("a", PLAIN)), hex(vault.mac("b", PLAIN)));
  }

  @Test
  public void signaturesVerifyByThePublicKey() throws Exception {
    KeyVault vault = vault("work");
    vault.create("identity", Use.SIGN);
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    verifier.initVerify(
        KeyFactory.getInstance("EC")
            .generatePublic(new X509EncodedKeySpec(vault.publicKey("identity"))));
    verifier.update(PLAIN);
    assertTrue(verifier.verify(vault.sign("identity", PLAIN)));
  }

  @Test
  public void aSignatureOfAHashVerifiesAsThatOfTheMessageAndTheKeyIsForNothingElse()
      throws Exception {
    KeyVault vault = vault("work");
    vault.create("tls.1", Use.SIGN_DIGEST);
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    verifier.initVerify(
        KeyFactory.getInstance("EC")
            .generatePublic(new X509EncodedKeySpec(vault.publicKey("tls.1"))));
    verifier.update(PLAIN);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(PLAIN);
    assertTrue(verifier.verify(vault.signDigest("tls.1", hash)));
    assertThrows(VaultUnavailableException.class, () -> vault.sign("tls.1", PLAIN));
  }

  @Test
  public void keysCannotBeReadOutNorServeAnotherUse() throws Exception {
    KeyVault vault = vault("work");
    vault.create("a", Use.SEAL);
    vault.create("identity", Use.SIGN);
    KeyStore store = KeyStore.getInstance("AndroidKeyStore");
    store.load(null);
    for (String name : keystore.names()) {
      assertEquals(null, store.getKey(name, null).getEncoded());
    }
    assertThrows(VaultUnavailableException.class, () -> vault.mac("a", PLAIN));
  }

  @Test
  public void twoContainersAndTheAppsOwnKeysNeverMeet() throws Exception {
    KeyVault work = vault("work");
    KeyVault other = vault("other");
    work.create("a", Use.SEAL);
    other.create("a", Use.SEAL);
    byte[] sealed = work.seal("a", PLAIN, AD);
    assertEquals(Optional.empty(), other.open("a", sealed, AD));
    other.destroy("a");

    assertEquals(Set.of("a"), work.aliases());
    assertEquals(Set.of(), other.aliases());
    assertArrayEquals(PLAIN, work.open("a", sealed, AD).orElseThrow());
  }

  @Test
  public void aNameCannotBeTakenTwice() throws Exception {
    KeyVault vault = vault("work");
    vault.create("a", Use.SEAL);
    assertThrows(IllegalStateException.class, () -> vault.create("a", Use.MAC));
  }

  @Test
  public void aDestroyedKeyIsGone() throws Exception {
    KeyVault vault = vault("work");
    vault.create("a", Use.SEAL);
    byte[] sealed = vault.seal("a", PLAIN, AD);
    vault.destroy("a");
    vault.destroy("a");
    assertThrows(VaultLostException.class, () -> vault.open("a", sealed, AD));
    assertThrows(VaultLostException.class, () -> vault.open("a", new byte[3], AD));
    assertEquals(Set.of(), vault.aliases());
  }

  @Test
  public void itDeclaresWhatItsKeysSay() throws Exception {
    assertEquals(
        new VaultDeclaration(VaultKind.ANDROID_KEYSTORE, true, false, false, false),
        vault("work").declaration());
    keystore.inSoftware();
    assertEquals(
        new VaultDeclaration(VaultKind.ANDROID_KEYSTORE, false, false, false, false),
        vault("second").declaration());
  }

  @Test
  public void strongBoxIsDeclaredAndLongLivedKeysLieInIt() throws Exception {
    assumeTrue(Build.VERSION.SDK_INT >= 31);
    keystore.strongBox(true);
    KeyVault vault = vault("work", true);
    assertEquals(VaultKind.STRONGBOX, vault.declaration().kind());
    assertTrue(vault.declaration().nonExportable());
    vault.create("passcode.1", Use.MAC);
    vault.create("control.1", Use.SEAL);
    assertTrue(keystore.isInStrongBox("work/passcode.1"));
    assertFalse(keystore.isInStrongBox("work/control.1"));
  }

  @Test
  public void aFullStrongBoxIsNoTrouble() throws Exception {
    assumeTrue(Build.VERSION.SDK_INT >= 28);
    keystore.strongBox(true);
    KeyVault vault = vault("work", true);
    keystore.trouble(Trouble.STRONGBOX_FULL);
    vault.create("domain.1", Use.SEAL);
    keystore.recover();
    assertArrayEquals(
        PLAIN, vault.open("domain.1", vault.seal("domain.1", PLAIN, AD), AD).orElseThrow());
  }

  @Test
  public void aTroubleThatPassesIsNotNoticed() throws Exception {
    KeyVault vault = vault("work");
    for (Trouble trouble : passing()) {
      for (Call call : calls(vault)) {
        keystore.trouble(trouble, 2);
        call.run();
        keystore.recover();
      }
    }
    assertTrue(pauses.contains(50L));
    assertTrue(pauses.contains(250L));
  }

  @Test
  public void aTroubleThatStaysIsNoLossAndNoAlteration() throws Exception {
    KeyVault vault = vault("work");
    for (Trouble trouble : passing()) {
      for (Call call : calls(vault)) {
        keystore.trouble(trouble);
        assertThrows(trouble.name(), VaultUnavailableException.class, call::run);
        keystore.recover();
      }
    }
    for (Call call : calls(vault)) {
      call.run();
    }
  }

  @Test
  public void waitsAreShort() throws Exception {
    KeyVault vault = vault("work");
    keystore.trouble(Trouble.SERVICE_DIED);
    assertThrows(VaultUnavailableException.class, vault::aliases);
    assertEquals(List.of(50L, 250L), pauses);
  }

  @Test
  public void aBrokenBlobIsALostKeyAndCanBeDestroyed() throws Exception {
    KeyVault vault = vault("work");
    vault.create("a", Use.SEAL);
    byte[] sealed = vault.seal("a", PLAIN, AD);
    keystore.corrupt("work/a");
    assertThrows(VaultLostException.class, () -> vault.open("a", sealed, AD));
    assertThrows(VaultLostException.class, () -> vault.seal("a", PLAIN, AD));
    vault.destroy("a");
    assertEquals(Set.of(), vault.aliases());
  }

  @Test
  public void aListingThatFailedIsNoEmptyVault() throws Exception {
    KeyVault vault = vault("work");
    vault.create("a", Use.SEAL);
    keystore.trouble(Trouble.NOTHING_LISTED);
    assertThrows(VaultUnavailableException.class, vault::aliases);
    keystore.trouble(Trouble.NOTHING_LISTED, 1);
    assertEquals(Set.of("a"), vault.aliases());
  }

  @Test
  public void aResetKeystoreIsAnEmptyVault() throws Exception {
    KeyVault vault = vault("work");
    vault.create("a", Use.SEAL);
    keystore.lose("");
    assertEquals(Set.of(), vault.aliases());
  }

  @Test
  public void aBrokenSentinelKeepsNobodyOut() throws Exception {
    vault("work").create("a", Use.SEAL);
    keystore.corrupt("work/~");
    KeyVault again = vault("work");
    assertEquals(Set.of("a"), again.aliases());
    assertTrue(again.declaration().nonExportable());
  }

  private interface Call {
    void run() throws ContainerException;
  }

  /** One of each kind. */
  private static List<Call> calls(KeyVault vault) throws ContainerException {
    prepare(vault, "seal", Use.SEAL);
    prepare(vault, "mac", Use.MAC);
    prepare(vault, "sign", Use.SIGN);
    byte[] sealed = vault.seal("seal", PLAIN, AD);
    return List.of(
        vault::aliases,
        () -> vault.seal("seal", PLAIN, AD),
        () -> assertArrayEquals(PLAIN, vault.open("seal", sealed, AD).orElseThrow()),
        () -> vault.mac("mac", PLAIN),
        () -> vault.sign("sign", PLAIN),
        () -> vault.publicKey("sign"),
        () -> {
          vault.create("fresh", Use.SEAL);
          vault.destroy("fresh");
        });
  }

  private static void prepare(KeyVault vault, String alias, Use use) throws ContainerException {
    if (!vault.aliases().contains(alias)) {
      vault.create(alias, use);
    }
  }

  private static List<Trouble> passing() {
    return List.of(
        Trouble.BUSY,
        Trouble.SYSTEM_ERROR,
        Trouble.PROVIDER,
        Trouble.SERVICE_DIED,
        Trouble.USER_LOCKED);
  }

  private KeyVault vault(String container) throws ContainerException {
    return vault(container, false);
  }

  private KeyVault vault(String container, boolean strongBox) throws ContainerException {
    return KeystoreKeyVault.in(
        new Keystore(Names.of(container), strongBox, new Patience(pauses::add)));
  }

  private static String hex(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(bytes);
  }
}
