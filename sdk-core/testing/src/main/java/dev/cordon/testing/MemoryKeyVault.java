package dev.cordon.testing;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.device.KeyMaterial;
import dev.cordon.core.device.KeyVault;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.core.error.VaultUnavailableException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.VaultDeclaration;
import dev.cordon.policy.protocol.VaultKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A vault in memory: real cryptography, keys that outlive a container object but not the test. It
 * can be copied, to play an attacker who copied a device, and can lose its keys, to play a system
 * that reset its key store, or fall silent for a while. Safe for many threads.
 */
public final class MemoryKeyVault implements KeyVault {
  private static final int NEVER = Integer.MAX_VALUE;

  private record Key(Use use, Bytes material) {}

  private final Map<String, Key> keys = new HashMap<>(); // guarded by this
  private int callsUntilSilence = NEVER; // guarded by this
  private volatile Optional<Thread> mainThread = Optional.empty();
  private volatile VaultDeclaration declaration =
      new VaultDeclaration(VaultKind.SOFTWARE, false, false, false, false);

  /** A copy with all keys of now. */
  public synchronized MemoryKeyVault copy() {
    MemoryKeyVault copy = new MemoryKeyVault();
    copy.keys.putAll(keys);
    copy.declaration = declaration;
    return copy;
  }

  /** Loses every key, as a key store does that the system resets. */
  public synchronized void lose() {
    keys.clear();
  }

  /** Loses the keys whose names begin with {@code prefix}, as systems have been seen to do. */
  public synchronized void lose(String prefix) {
    keys.keySet().removeIf(alias -> alias.startsWith(prefix));
  }

  /** Answers {@code calls} more calls; from then on a key store that does not answer. */
  public synchronized void fallSilentAfter(int calls) {
    callsUntilSilence = calls;
  }

  /** Answers again. */
  public synchronized void answerAgain() {
    callsUntilSilence = NEVER;
  }

  /** Has every guess of a passcode on {@code thread} fail as the bug that it is. */
  public void mainThread(Thread thread) {
    mainThread = Optional.of(thread);
  }

  /** Has the vault declare something else of itself. */
  public void declare(VaultDeclaration declaration) {
    this.declaration = declaration;
  }

  @Override
  public VaultDeclaration declaration() {
    return declaration;
  }

  @Override
  public synchronized Set<String> aliases() throws ContainerException {
    answer();
    return new TreeSet<>(keys.keySet());
  }

  @Override
  public synchronized void create(String alias, Use use) throws ContainerException {
    answer();
    if (keys.putIfAbsent(alias, fresh(use)) != null) {
      throw new IllegalStateException("there is a key called " + alias);
    }
  }

  private static Key fresh(Use use) {
    return new Key(use, Bytes.copyFrom(KeyMaterial.generate(use)));
  }

  @Override
  public byte[] seal(String alias, byte[] plaintext, byte[] associatedData)
      throws ContainerException {
    return KeyMaterial.seal(material(alias, Use.SEAL), plaintext, associatedData);
  }

  @Override
  public Optional<byte[]> open(String alias, byte[] sealed, byte[] associatedData)
      throws ContainerException {
    return KeyMaterial.open(material(alias, Use.SEAL), sealed, associatedData);
  }

  @Override
  public byte[] mac(String alias, byte[] message) throws ContainerException {
    if (mainThread.filter(Thread.currentThread()::equals).isPresent()) {
      throw new IllegalStateException(
          "a passcode was judged on the main thread: on a real device that takes tenths of a second");
    }
    return KeyMaterial.mac(material(alias, Use.MAC), message);
  }

  @Override
  public byte[] sign(String alias, byte[] message) throws ContainerException {
    return KeyMaterial.sign(material(alias, Use.SIGN), message);
  }

  @Override
  public byte[] signDigest(String alias, byte[] sha256) throws ContainerException {
    return KeyMaterial.signDigest(material(alias, Use.SIGN_DIGEST), sha256);
  }

  @Override
  public byte[] publicKey(String alias) throws ContainerException {
    return KeyMaterial.publicKey(material(alias, Use.SIGN, Use.SIGN_DIGEST));
  }

  @Override
  public synchronized void destroy(String alias) throws ContainerException {
    answer();
    keys.remove(alias);
  }

  private synchronized byte[] material(String alias, Use... uses) throws ContainerException {
    answer();
    Key key = keys.get(alias);
    if (key == null) {
      throw new VaultLostException(Reason.of(Reason.Code.VAULT_LOST));
    }
    if (!Arrays.asList(uses).contains(key.use)) {
      throw new IllegalStateException("the key " + alias + " is for something else");
    }
    return key.material.toByteArray();
  }

  private synchronized void answer() throws VaultUnavailableException {
    if (callsUntilSilence == 0) {
      throw new VaultUnavailableException(new IllegalStateException("the key store is silent"));
    } else if (callsUntilSilence != NEVER) {
      callsUntilSilence--;
    }
  }
}
