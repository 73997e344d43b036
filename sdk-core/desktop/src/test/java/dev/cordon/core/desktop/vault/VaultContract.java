package dev.cordon.core.desktop.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.device.KeyVault;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.policy.protocol.crypto.Algorithm;
import dev.cordon.policy.protocol.crypto.Sha256;
import dev.cordon.policy.protocol.crypto.VerificationKey;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every vault of a desktop must do, whatever keeps its keys. */
@Tag("A2")
abstract class VaultContract {
  static final byte[] BOUND = {7};

  /** The one vault under test, as a process that was just started sees it. */
  abstract KeyVault vault() throws Exception;

  /** Another container's vault in the same store. */
  abstract KeyVault otherVault() throws Exception;

  @Test
  void whatItSealedOnlyItOpensAndOnlyUnaltered() throws Exception {
    KeyVault vault = vault();
    vault.create("header.1", KeyVault.Use.SEAL);
    vault.create("header.2", KeyVault.Use.SEAL);
    byte[] sealed = vault.seal("header.1", new byte[] {1, 2, 3}, BOUND);

    assertArrayEquals(new byte[] {1, 2, 3}, vault.open("header.1", sealed, BOUND).orElseThrow());
    assertEquals(Optional.empty(), vault.open("header.2", sealed, BOUND));
    assertEquals(Optional.empty(), vault.open("header.1", sealed, new byte[] {8}));
    for (int i = 0; i < sealed.length; i++) {
      byte[] flipped = sealed.clone();
      flipped[i] ^= 1;
      assertEquals(Optional.empty(), vault.open("header.1", flipped, BOUND), "byte " + i);
      assertEquals(Optional.empty(), vault.open("header.1", Arrays.copyOf(sealed, i), BOUND));
    }
  }

  @Test
  void keysOutliveTheProcess() throws Exception {
    vault().create("passcode.1", KeyVault.Use.MAC);
    byte[] mac = vault().mac("passcode.1", BOUND);

    assertArrayEquals(mac, vault().mac("passcode.1", BOUND));
    assertEquals(32, mac.length);
    assertEquals(Set.of("passcode.1"), vault().aliases());
  }

  @Test
  void itsSignatureIsJudgedByItsPublicKey() throws Exception {
    KeyVault vault = vault();
    vault.create("identity", KeyVault.Use.SIGN);

    VerificationKey key =
        VerificationKey.of(Algorithm.ECDSA_P256_SHA256, vault.publicKey("identity"));

    assertTrue(key.verifies(BOUND, vault().sign("identity", BOUND)));
    assertFalse(key.verifies(new byte[] {8}, vault.sign("identity", BOUND)));
  }

  @Test
  void itsSignatureOfAHashIsThatOfTheMessage() throws Exception {
    KeyVault vault = vault();
    vault.create("tls.1", KeyVault.Use.SIGN_DIGEST);
    vault.create("identity", KeyVault.Use.SIGN);

    VerificationKey key = VerificationKey.of(Algorithm.ECDSA_P256_SHA256, vault.publicKey("tls.1"));

    assertTrue(key.verifies(BOUND, vault().signDigest("tls.1", Sha256.of(BOUND))));
    assertThrows(IllegalStateException.class, () -> vault.sign("tls.1", BOUND));
    assertThrows(IllegalStateException.class, () -> vault.signDigest("identity", Sha256.of(BOUND)));
    assertThrows(IllegalArgumentException.class, () -> vault.signDigest("tls.1", BOUND));
  }

  @Test
  void aDestroyedKeyIsGoneAndOpensNothing() throws Exception {
    KeyVault vault = vault();
    vault.create("header.1", KeyVault.Use.SEAL);
    vault.create("header.2", KeyVault.Use.SEAL);
    byte[] sealed = vault.seal("header.1", new byte[] {1}, BOUND);

    vault.destroy("header.1");
    vault.destroy("header.1");

    assertEquals(Set.of("header.2"), vault().aliases());
    assertThrows(VaultLostException.class, () -> vault.open("header.1", sealed, BOUND));
    assertThrows(VaultLostException.class, () -> vault().seal("header.1", BOUND, BOUND));
  }

  @Test
  void aNameMayComeBackAndIsAnotherKey() throws Exception {
    KeyVault vault = vault();
    vault.create("header.1", KeyVault.Use.SEAL);
    byte[] sealed = vault.seal("header.1", new byte[] {1}, BOUND);
    vault.destroy("header.1");
    vault.create("header.1", KeyVault.Use.SEAL);

    assertEquals(Optional.empty(), vault.open("header.1", sealed, BOUND));
  }

  @Test
  void aKeyServesOnePurposeOnlyAndANameOneKey() throws Exception {
    KeyVault vault = vault();
    vault.create("header.1", KeyVault.Use.SEAL);

    assertThrows(IllegalStateException.class, () -> vault.mac("header.1", BOUND));
    assertThrows(IllegalStateException.class, () -> vault.sign("header.1", BOUND));
    assertThrows(IllegalStateException.class, () -> vault.create("header.1", KeyVault.Use.MAC));
  }

  @Test
  void twoContainersNeverMeet() throws Exception {
    KeyVault work = vault();
    KeyVault other = otherVault();
    work.create("header.1", KeyVault.Use.SEAL);
    other.create("header.1", KeyVault.Use.SEAL);
    byte[] sealed = work.seal("header.1", new byte[] {1}, BOUND);

    assertEquals(Optional.empty(), other.open("header.1", sealed, BOUND));
    other.destroy("header.1");
    assertEquals(Set.of(), other.aliases());
    assertArrayEquals(new byte[] {1}, work.open("header.1", sealed, BOUND).orElseThrow());
  }

  @Test
  void itClaimsNothingThatAProgramOfTheSameUserDisproves() throws Exception {
    var declared = vault().declaration();

    assertFalse(declared.nonExportable());
    assertFalse(declared.destroyable());
    assertFalse(declared.rollbackResistant());
    assertFalse(declared.guessBound());
  }
}
