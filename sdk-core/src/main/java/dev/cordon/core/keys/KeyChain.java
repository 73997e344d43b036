package dev.cordon.core.keys;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.device.KeyVault;
import dev.cordon.core.device.PasscodeCost;
import dev.cordon.core.device.UserKey;
import dev.cordon.core.error.ContainerDamagedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.VaultUnavailableException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The header's keys: created with the first passcode, opened by it, re-wrapped for a new one.
 *
 * <p>Not safe for many threads: the container serializes.
 */
public final class KeyChain {
  /** The prefix of the header's vault keys. */
  public static final String NAME = "header";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] NO_SHARE = new byte[0];

  private final SealedPages pages;
  private final KeyVault vault;
  private final PasscodeCost cost;

  public KeyChain(Path directory, KeyVault vault, PasscodeCost cost) {
    this.pages = new SealedPages(directory, NAME, vault);
    this.vault = vault;
    this.cost = cost;
  }

  /** Whether a header was ever written. */
  public boolean exists() {
    return pages.exists();
  }

  /** Whether the vault still has what opens the header. */
  public boolean hasKeys() throws ContainerException {
    return pages.hasKeys();
  }

  /** New keys under a first passcode; returns the container key. */
  public SecretBytes create(Passcode first) throws ContainerException {
    byte[] containerId = new byte[16];
    RANDOM.nextBytes(containerId);
    SecretBytes containerKey = random();
    try (SecretBytes unlockSecret = random()) {
      PassSlot pass = PassSlot.create(vault, cost, first, unlockSecret);
      byte[] wrapped;
      try (SecretBytes wrappingKey = wrappingKey(unlockSecret, containerId, 1, 0)) {
        wrapped = Wrapping.wrap(wrappingKey, containerKey, containerId);
      }
      Header header =
          new Header(
              Bytes.copyFrom(containerId), 1, 0, pass, Optional.empty(), Bytes.copyFrom(wrapped));
      pages.write(header.encode());
      return containerKey;
    }
  }

  /** The container key, or empty if the passcode is wrong. */
  public Optional<SecretBytes> open(Passcode passcode) throws ContainerException {
    Header header = header();
    Optional<SecretBytes> opened = header.pass().open(vault, passcode);
    return opened.isPresent() ? Optional.of(unwrap(header, opened.get())) : Optional.empty();
  }

  /** The slot that a finger or face opens, if there is one. */
  public Optional<UserSlot> userSlot() throws ContainerException {
    return exists() ? header().user() : Optional.empty();
  }

  /**
   * The container key by a finger or face; empty if there is no such slot, or another key than
   * {@code key} sealed it.
   */
  public Optional<SecretBytes> open(UserKey key) throws ContainerException {
    Header header = header();
    if (!header.user().isPresent() || !header.user().get().vaultKey().equals(key.alias())) {
      return Optional.empty();
    }
    Optional<SecretBytes> opened = header.user().get().open(key, header.containerId());
    return opened.isPresent() ? Optional.of(unwrap(header, opened.get())) : Optional.empty();
  }

  /**
   * Puts {@code key}'s slot into the header, in place of an earlier one; a kill at any instant
   * leaves one or the other.
   *
   * @return the container key, or empty if {@code passcode} is wrong
   */
  public Optional<SecretBytes> addUser(Passcode passcode, UserKey key) throws ContainerException {
    Header header = header();
    Optional<SecretBytes> opened = header.pass().open(vault, passcode);
    if (!opened.isPresent()) {
      return Optional.empty();
    }
    try (SecretBytes unlockSecret = opened.get()) {
      UserSlot slot = UserSlot.create(key, unlockSecret, header.containerId());
      replaceUser(header, Optional.of(slot));
      return Optional.of(unwrap(header, unlockSecret));
    }
  }

  /** Takes the slot of a finger or face out of the header and destroys its key; none is fine. */
  public void forgetUser() throws ContainerException {
    Header header = header();
    if (header.user().isPresent()) {
      replaceUser(header, Optional.empty());
    }
  }

  private void replaceUser(Header header, Optional<UserSlot> slot) throws ContainerException {
    pages.write(header.withUser(slot).encode());
    if (header.user().isPresent()) {
      retire(header.user().get().vaultKey());
    }
  }

  /** The container key; closes {@code unlockSecret}. */
  private SecretBytes unwrap(Header header, SecretBytes unlockSecret) throws ContainerException {
    byte[] containerId = header.containerId().toByteArray();
    try (SecretBytes secret = unlockSecret;
        SecretBytes wrappingKey =
            wrappingKey(secret, containerId, header.wrapEpoch(), header.shareNumber())) {
      byte[] wrapped = header.wrappedContainerKey().toByteArray();
      return Wrapping.unwrap(wrappingKey, wrapped, containerId).orElseThrow(() -> damaged());
    }
  }

  /**
   * Rewrites the one slot that the passcode opens; nothing else is re-encrypted. A kill at any
   * instant leaves either the old passcode or the new one in force.
   *
   * @return false if {@code current} is wrong
   */
  public boolean changePasscode(Passcode current, Passcode next) throws ContainerException {
    Header header = header();
    Optional<SecretBytes> opened = header.pass().open(vault, current);
    if (!opened.isPresent()) {
      return false;
    }
    try (SecretBytes unlockSecret = opened.get()) {
      PassSlot slot = PassSlot.create(vault, cost, next, unlockSecret);
      pages.write(header.withPass(slot).encode());
      retire(header.pass().vaultKey());
    }
    return true;
  }

  /** Destroys a key that no slot names any more; if the vault is busy, {@link #settle} does. */
  private void retire(String alias) throws ContainerException {
    try {
      vault.destroy(alias);
    } catch (VaultUnavailableException later) {
      return; // the new header is in force: to refuse now would be a lie
    }
  }

  /** Checks the header and removes keys of slots that a kill left over. */
  public void settle() throws ContainerException {
    Header header = header();
    Set<String> inUse = new HashSet<>();
    inUse.add(header.pass().vaultKey());
    header.user().ifPresent(slot -> inUse.add(slot.vaultKey()));
    for (String alias : vault.aliases()) {
      boolean ofSlot =
          alias.startsWith(PassSlot.ALIAS_PREFIX) || alias.startsWith(UserKey.ALIAS_PREFIX);
      if (ofSlot && !inUse.contains(alias)) {
        vault.destroy(alias);
      }
    }
  }

  /** See {@link SealedPages#mark}. */
  public void mark() throws ContainerException {
    pages.mark();
  }

  /** See {@link SealedPages#isMarked}. */
  public boolean isMarked() throws ContainerException {
    return pages.isMarked();
  }

  /** Destroys the header: its keys, then its pages. */
  public int shred() throws ContainerException {
    return pages.shred();
  }

  private Header header() throws ContainerException {
    Optional<byte[]> state = pages.read();
    return Header.decode(state.orElseThrow(() -> damaged()));
  }

  private static SecretBytes random() {
    byte[] bytes = new byte[Derivation.KEY_BYTES];
    RANDOM.nextBytes(bytes);
    return SecretBytes.owning(bytes);
  }

  /**
   * HKDF over unlock secret ‖ length-prefixed server share, bound to container, epoch and share
   * number. Without a server share ({@code shareNumber} 0) the share is empty.
   */
  private static SecretBytes wrappingKey(
      SecretBytes unlockSecret, byte[] containerId, long epoch, long shareNumber) {
    byte[] joined =
        unlockSecret.use(
            secret -> {
              ByteArrayOutputStream out = new ByteArrayOutputStream();
              out.write(secret, 0, secret.length);
              byte[] length = ByteBuffer.allocate(4).putInt(NO_SHARE.length).array();
              out.write(length, 0, length.length);
              out.write(NO_SHARE, 0, NO_SHARE.length);
              return out.toByteArray();
            });
    try (SecretBytes input = SecretBytes.owning(joined)) {
      return Derivation.derive(
          input, containerId, "cordon/container-key/v1/" + epoch + "/" + shareNumber);
    }
  }

  private static ContainerDamagedException damaged() {
    return new ContainerDamagedException(Reason.of(Reason.Code.CONTAINER_DAMAGED, "header"));
  }
}
