package dev.cordon.core.control;

import dev.cordon.core.device.Device;
import dev.cordon.core.device.KeyVault;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.policy.protocol.crypto.Algorithm;
import dev.cordon.policy.protocol.crypto.Signer;
import dev.cordon.policy.protocol.crypto.VerificationKey;
import dev.cordon.policy.protocol.signed.DeviceDocuments;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * The key by which the organisation knows this container. It is apart from all data keys, so that a
 * wiped device can still sign what it did.
 */
public final class DeviceIdentity {
  /** Its name in the vault. */
  public static final String ALIAS = "identity";

  private final Device device;

  public DeviceIdentity(Device device) {
    this.device = device;
  }

  /** The signer; its key is made on first use. */
  public Signer signer() throws ContainerException {
    KeyVault vault = device.vault();
    if (!vault.aliases().contains(ALIAS)) {
      vault.create(ALIAS, KeyVault.Use.SIGN);
    }
    return new VaultSigner(vault, key(vault.publicKey(ALIAS)));
  }

  /** A receipt in its signed envelope. */
  public Outgoing sign(Receipt receipt, String tenant) throws ContainerException {
    try {
      Envelope envelope =
          DeviceDocuments.sign(Wire.RECEIPT, receipt, signer(), tenant, device.clock().now());
      return new Outgoing(receipt.id(), new String(envelope.toBytes(), StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw whatTheVaultSaid(e);
    }
  }

  /** A vault that does not answer now is not a vault that lost its keys. */
  public static ContainerException whatTheVaultSaid(GeneralSecurityException e) {
    return e.getCause() instanceof ContainerException typed
        ? typed
        : new VaultLostException(Reason.of(Reason.Code.VAULT_LOST), e);
  }

  /** Ends the identity: nothing can be signed in its name again. */
  public void destroy() throws ContainerException {
    device.vault().destroy(ALIAS);
  }

  private static VerificationKey key(byte[] publicKey) {
    try {
      return VerificationKey.of(Algorithm.ECDSA_P256_SHA256, publicKey);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the vault gave a key that is not P-256", e);
    }
  }

  private record VaultSigner(KeyVault vault, VerificationKey key) implements Signer {
    @Override
    public byte[] sign(byte[] message) throws GeneralSecurityException {
      try {
        return vault.sign(ALIAS, message);
      } catch (ContainerException e) {
        throw new GeneralSecurityException("the vault did not sign", e);
      }
    }
  }
}
