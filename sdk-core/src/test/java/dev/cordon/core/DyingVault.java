package dev.cordon.core;

import dev.cordon.core.device.KeyVault;
import dev.cordon.core.device.UserKey;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.policy.protocol.VaultDeclaration;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** A vault during whose n-th call the process dies: before the call takes effect, or just after. */
final class DyingVault implements KeyVault {
  /** The death; nothing may catch it and go on. */
  static final class Death extends Error {}

  private final KeyVault vault;
  private boolean after;
  private int callsLeft = Integer.MAX_VALUE;
  private int refusals;
  private int passing;
  private String stuck = "";
  private String fatal = "";
  private String kept = "";

  DyingVault(KeyVault vault) {
    this.vault = vault;
  }

  /** From now on {@code calls} calls begin; the last takes effect or not. */
  void dieIn(int calls, boolean lastTakesEffect) {
    callsLeft = calls;
    after = lastTakesEffect;
  }

  /** Dies when the first key whose name begins so is to be destroyed. */
  void dieBeforeDestroying(String prefix) {
    fatal = prefix;
  }

  /** From now on so many new keys are refused, as on a full medium. */
  void refuseKeys(int count) {
    refusals = count;
  }

  /** Lets so many new keys through, then refuses so many. */
  void refuseKeysAfter(int passed, int count) {
    passing = passed;
    refusals = count;
  }

  /** From now on keys whose names begin so cannot be destroyed; with nothing, all can again. */
  void holdOnTo(String prefix) {
    stuck = prefix;
  }

  /** From now on keys whose names begin so stay, and it says they went; with nothing, none. */
  void pretendToDestroy(String prefix) {
    kept = prefix;
  }

  /** A key of this vault right after its owner was recognised. */
  UserKey userKey(String alias) {
    return new UserKey() {
      @Override
      public String alias() {
        return alias;
      }

      @Override
      public byte[] seal(byte[] plaintext, byte[] associatedData) throws ContainerException {
        return DyingVault.this.seal(alias, plaintext, associatedData);
      }

      @Override
      public Optional<byte[]> open(byte[] sealed, byte[] associatedData) throws ContainerException {
        return DyingVault.this.open(alias, sealed, associatedData);
      }
    };
  }

  private interface Call<T> {
    T run() throws ContainerException;
  }

  private <T> T live(Call<T> call) throws ContainerException {
    callsLeft--;
    if (callsLeft < 0 || (callsLeft == 0 && !after)) {
      throw new Death();
    }
    T result = call.run();
    if (callsLeft == 0) {
      throw new Death();
    }
    return result;
  }

  @Override
  public VaultDeclaration declaration() {
    return vault.declaration();
  }

  @Override
  public Set<String> aliases() throws ContainerException {
    return live(vault::aliases);
  }

  @Override
  public void create(String alias, Use use) throws ContainerException {
    if (passing-- <= 0 && refusals-- > 0) {
      throw StorageFailedException.of(new IOException("No space left on device"));
    }
    live(
        () -> {
          vault.create(alias, use);
          return true;
        });
  }

  @Override
  public byte[] seal(String alias, byte[] plaintext, byte[] associatedData)
      throws ContainerException {
    return live(() -> vault.seal(alias, plaintext, associatedData));
  }

  @Override
  public Optional<byte[]> open(String alias, byte[] sealed, byte[] associatedData)
      throws ContainerException {
    return live(() -> vault.open(alias, sealed, associatedData));
  }

  @Override
  public byte[] mac(String alias, byte[] message) throws ContainerException {
    return live(() -> vault.mac(alias, message));
  }

  @Override
  public byte[] sign(String alias, byte[] message) throws ContainerException {
    return live(() -> vault.sign(alias, message));
  }

  @Override
  public byte[] signDigest(String alias, byte[] sha256) throws ContainerException {
    return live(() -> vault.signDigest(alias, sha256));
  }

  @Override
  public byte[] publicKey(String alias) throws ContainerException {
    return live(() -> vault.publicKey(alias));
  }

  @Override
  public void destroy(String alias) throws ContainerException {
    if (!fatal.isEmpty() && alias.startsWith(fatal)) {
      throw new Death();
    }
    if (!stuck.isEmpty() && alias.startsWith(stuck)) {
      throw StorageFailedException.of(new IOException("used by another process"));
    } else if (!kept.isEmpty() && alias.startsWith(kept)) {
      return;
    }
    live(
        () -> {
          vault.destroy(alias);
          return true;
        });
  }
}
