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
  private static final Bytes NOTHING = Bytes.copyFrom(new byte[0]);

  private final SealedPages pages;
  private final KeyVault vault;
  private final PasscodeCost cost;
  private final Shares shares;
  private final SharedWrapping wrapping;
  private Optional<Header> known = Optional.empty(); // what was last read or written

  public KeyChain(Path directory, KeyVault vault, PasscodeCost cost, Shares shares) {
    this.shares = shares;
    this.wrapping = new SharedWrapping(shares);
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
  public ContainerKey create(Passcode first) throws ContainerException {
    byte[] containerId = new byte[16];
    RANDOM.nextBytes(containerId);
    ContainerKey containerKey = ContainerKey.first();
    try (SecretBytes unlockSecret = random()) {
      PassSlot pass = PassSlot.create(vault, cost, first, unlockSecret);
      Bytes id = Bytes.copyFrom(containerId);
      Header unwrapped = new Header(id, 0, 0, pass, Optional.empty(), NOTHING, 0);
      write(wrapping.wrap(unwrapped, shares.next(0), unlockSecret, containerKey));
      return containerKey;
    }
  }

  /** The container key, or empty if the passcode is wrong. */
  public Optional<ContainerKey> open(Passcode passcode) throws ContainerException {
    Header header = header();
    Optional<SecretBytes> opened = header.pass().open(vault, passcode);
    return opened.isPresent() ? Optional.of(unwrap(header, opened.get())) : Optional.empty();
  }

  /** The container's id: 16 bytes, the same as long as there is a header. */
  public Bytes containerId() throws ContainerException {
    return header().containerId();
  }

  /** Names the passcode in force; another passcode has another name, a renewed slot the same. */
  public String passcodeSlot() throws ContainerException {
    return header().pass().passcodeName();
  }

  /** The slot that a finger or face opens, if there is one. */
  public Optional<UserSlot> userSlot() throws ContainerException {
    return exists() ? header().user() : Optional.empty();
  }

  /**
   * The container key by a finger or face; empty if there is no such slot, or another key than
   * {@code key} sealed it.
   */
  public Optional<ContainerKey> open(UserKey key) throws ContainerException {
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
  public Optional<ContainerKey> addUser(Passcode passcode, UserKey key) throws ContainerException {
    Header header = header();
    Optional<SecretBytes> opened = header.pass().open(vault, passcode);
    if (!opened.isPresent()) {
      return Optional.empty();
    }
    try (SecretBytes unlockSecret = opened.get()) {
      UserSlot slot = UserSlot.create(key, unlockSecret, header.containerId());
      replaceUser(header, Optional.of(slot));
      return Optional.of(unwrap(header.withUser(Optional.of(slot)), unlockSecret));
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
    write(header.withUser(slot));
    if (header.user().isPresent()) {
      retire(header.user().get().vaultKey());
    }
  }

  /**
   * The container key; closes {@code unlockSecret}. If another share is to be in force, it is from
   * here on.
   *
   * @param header the one in force
   */
  private ContainerKey unwrap(Header header, SecretBytes unlockSecret) throws ContainerException {
    try (SecretBytes secret = unlockSecret) {
      ContainerKey containerKey = wrapping.open(header, secret);
      long next = shares.next(header.shareNumber());
      if (next != header.shareNumber()) {
        handOver(header, next, secret, containerKey);
      }
      return containerKey;
    }
  }

  /**
   * Wraps the container key with share {@code next}. A kill at any instant leaves the share of
   * before in force or this one, and what cannot be written now the next opening writes.
   */
  private void handOver(
      Header header, long next, SecretBytes unlockSecret, ContainerKey containerKey) {
    try {
      write(wrapping.wrap(header, next, unlockSecret, containerKey));
    } catch (ContainerException later) {
      return; // the passcode was right and the container opens
    }
  }

  /** The number of the server's share that opening needs; 0: none, or there is no header. */
  public long shareNumber() throws ContainerException {
    return exists() ? known().shareNumber() : 0;
  }

  /** Which generation of domain slots is in force. */
  long generation() throws ContainerException {
    return exists() ? known().generation() : ContainerKey.FIRST_GENERATION;
  }

  /**
   * Puts {@code next} in force: a new unlock secret around it, in a new slot for the same passcode.
   * The slot of a finger or face, which holds the secret of before, is gone. A kill at any instant
   * leaves all of that in force or nothing; after a failure {@link #generation} tells which.
   *
   * @param right the passcode in force
   */
  void renew(Passcode right, ContainerKey next) throws ContainerException {
    Header header = header();
    try (SecretBytes unlockSecret = random()) {
      Header renewed =
          header
              .withPass(header.pass().renewed(vault, cost, right, unlockSecret))
              .withUser(Optional.empty());
      long share = shares.next(header.shareNumber());
      write(wrapping.wrap(renewed, share, unlockSecret, next));
    }
  }

  /** What must be done, or be refused, between the right passcode and the new one. */
  public interface Before {
    void write() throws ContainerException;
  }

  /**
   * Rewrites the one slot that the passcode opens; nothing else is re-encrypted. A kill at any
   * instant leaves either the old passcode or the new one in force.
   *
   * @param before called once {@code current} was found right; if it throws, nothing changes
   * @return the container key, or empty if {@code current} is wrong
   */
  public Optional<ContainerKey> changePasscode(Passcode current, Passcode next, Before before)
      throws ContainerException {
    Header header = header();
    Optional<SecretBytes> opened = header.pass().open(vault, current);
    if (!opened.isPresent()) {
      return Optional.empty();
    }
    try (SecretBytes unlockSecret = opened.get()) {
      before.write();
      Header changed = header.withPass(PassSlot.create(vault, cost, next, unlockSecret));
      write(changed);
      retire(header.pass().vaultKey());
      return Optional.of(unwrap(changed, unlockSecret));
    }
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
  public boolean isMarked() {
    return pages.isMarked();
  }

  /** Destroys the header: its keys, then its pages. */
  public Shredded shred() throws ContainerException {
    known = Optional.empty();
    return pages.shred();
  }

  private Header header() throws ContainerException {
    Optional<byte[]> state = pages.read();
    Header header = Header.decode(state.orElseThrow(() -> damaged()));
    known = Optional.of(header);
    return header;
  }

  private Header known() throws ContainerException {
    return known.isPresent() ? known.get() : header();
  }

  private void write(Header header) throws ContainerException {
    known = Optional.empty(); // a failure may leave the one or the other
    pages.write(header.encode());
    known = Optional.of(header);
  }

  private static SecretBytes random() {
    byte[] bytes = new byte[Derivation.KEY_BYTES];
    RANDOM.nextBytes(bytes);
    return SecretBytes.owning(bytes);
  }

  private static ContainerDamagedException damaged() {
    return new ContainerDamagedException(Reason.of(Reason.Code.CONTAINER_DAMAGED, "header"));
  }
}
