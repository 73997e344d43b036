package dev.cordon.core.keys;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.device.KeyVault;
import dev.cordon.core.error.ContainerDamagedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Optional;

/**
 * One slot file for each storage domain, and for each day on which something expires: its data key,
 * wrapped by the container key and then sealed by a vault key of its own. Destroying the vault key
 * shreds the domain, open or locked, in time that does not depend on the data. A renewal of the
 * container key makes a new generation of all slots; the header says which one is in force.
 */
public final class DomainSlots {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long MARK = 0; // a slot's page says 1

  private final Path directory;
  private final KeyVault vault;
  private final KeyChain keyChain;
  private final SlotFiles files;

  /**
   * @param keyChain knows which generation of slots is in force
   */
  public DomainSlots(Path directory, KeyVault vault, KeyChain keyChain) {
    this.directory = directory;
    this.vault = vault;
    this.keyChain = keyChain;
    this.files = new SlotFiles(directory, vault);
  }

  /** A new domain's data key, stored in the slot {@code id}. */
  public SecretBytes create(String id, ContainerKey containerKey) throws ContainerException {
    byte[] fresh = new byte[Derivation.KEY_BYTES];
    RANDOM.nextBytes(fresh);
    SecretBytes dataKey = SecretBytes.owning(fresh);
    try {
      write(id, containerKey, dataKey);
    } catch (ContainerException e) {
      dataKey.close();
      throw e;
    }
    return dataKey;
  }

  /**
   * The data key of slot {@code id} once more, in a slot under {@code next}, with a vault key of
   * its own; the slot under {@code current} stays as it is.
   */
  void carry(String id, String domain, ContainerKey current, ContainerKey next)
      throws ContainerException {
    try (SecretBytes dataKey = open(id, domain, current)) {
      write(id, next, dataKey);
    }
  }

  private void write(String id, ContainerKey containerKey, SecretBytes dataKey)
      throws ContainerException {
    SlotName name = new SlotName(id, containerKey.generation());
    vault.destroy(name.alias()); // a kill may have left the key of a slot that was never written
    vault.create(name.alias(), KeyVault.Use.SEAL);
    try (SecretBytes wrappingKey = wrappingKey(containerKey)) {
      byte[] wrapped = Wrapping.wrap(wrappingKey, dataKey, boundTo(id));
      byte[] sealed = vault.seal(name.alias(), wrapped, boundTo(id));
      Files.createDirectories(directory);
      file(name).write(new PageFile.Content(1, Bytes.copyFrom(sealed)));
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  /** The data key in slot {@code id}; {@code domain} names it in errors. */
  public SecretBytes open(String id, String domain, ContainerKey containerKey)
      throws ContainerException {
    SlotName name = new SlotName(id, containerKey.generation());
    try (SecretBytes wrappingKey = wrappingKey(containerKey)) {
      Optional<PageFile.Content> page = page(name);
      Optional<byte[]> wrapped =
          !page.isPresent()
              ? Optional.empty()
              : vault.open(name.alias(), page.get().sealed().toByteArray(), boundTo(id));
      return wrapped
          .flatMap(bytes -> Wrapping.unwrap(wrappingKey, bytes, boundTo(id)))
          .orElseThrow(
              () ->
                  new ContainerDamagedException(
                      Reason.of(Reason.Code.CONTAINER_DAMAGED, "domain " + domain)));
    }
  }

  private void mark(SlotName name) throws ContainerException {
    byte[] word = vault.seal(name.alias(), new byte[0], markOf(name.id()));
    try {
      file(name).write(new PageFile.Content(MARK, Bytes.copyFrom(word)));
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  /**
   * Leaves word in the slot {@code id} that its key is about to be destroyed, where the medium has
   * no room to write that down elsewhere: an overwrite in place needs none. The slot is dead from
   * here on. A medium that takes not even that is left as it is.
   */
  public void tryToMark(String id) {
    try {
      mark(inForce(id));
    } catch (ContainerException mediumTakesNothing) {
      return; // what follows is done all the same
    }
  }

  /**
   * Whether the slot {@code id}, which something still names, was about to be destroyed or was: it
   * is marked, or neither its key nor its page is there any more. As long as the key lives, the
   * mark must be by that key; later nobody can open what the slot was for anyway.
   */
  public boolean isEnded(String id) throws ContainerException {
    SlotName name = inForce(id);
    Optional<PageFile.Content> page = page(name);
    if (page.isPresent() && page.get().generation() != MARK) {
      return false;
    } else if (!vault.aliases().contains(name.alias())) {
      return page.isPresent() || isGone(name);
    }
    return page.isPresent() && opensAsMark(name, page.get());
  }

  private boolean opensAsMark(SlotName name, PageFile.Content page) throws ContainerException {
    try {
      return vault.open(name.alias(), page.sealed().toByteArray(), markOf(name.id())).isPresent();
    } catch (VaultLostException keyIsGone) {
      return true;
    }
  }

  private boolean isGone(SlotName name) throws ContainerException {
    try {
      PageFile file = file(name);
      return !Files.exists(file.path(), LinkOption.NOFOLLOW_LINKS) || file.isDead();
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  private Optional<PageFile.Content> page(SlotName name) throws ContainerException {
    try {
      return file(name).read();
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  /**
   * Destroys slots that nothing uses: a kill came between a slot and its entry, or between the new
   * keys and the end of those before.
   */
  public void keepOnly(Collection<String> ids) throws ContainerException {
    long inForce = keyChain.generation();
    files.destroy(name -> !ids.contains(name.id()) || name.generation() != inForce);
  }

  /** Destroys the slots of one generation, which is not in force. */
  void forget(long generation) throws ContainerException {
    files.destroy(name -> name.generation() == generation);
  }

  /** How many of {@code ids} still have a slot file. */
  public int count(Collection<String> ids) {
    return files.count(ids);
  }

  /**
   * Destroys every slot of {@code ids} that can be; then tells of the first that could not. The
   * vault's key goes first, after which nothing opens a slot. A file that the medium does not let
   * go is worth nothing, and is tried again at the next start.
   */
  public void destroy(Collection<String> ids) throws ContainerException {
    files.destroy(name -> ids.contains(name.id()));
  }

  /** See {@link SlotFiles#shred}. */
  public Shredded shred() {
    return files.shred();
  }

  private SecretBytes wrappingKey(ContainerKey containerKey) {
    return Derivation.derive(containerKey.secret(), new byte[0], "cordon/domain-slot/v1");
  }

  private SlotName inForce(String id) throws ContainerException {
    return new SlotName(id, keyChain.generation());
  }

  private PageFile file(SlotName name) {
    return new PageFile(directory.resolve(name.file()));
  }

  private static byte[] markOf(String id) {
    return ("cordon/domain-slot-mark/v1/" + id).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] boundTo(String id) {
    return ("cordon/domain-slot/v1/" + id).getBytes(StandardCharsets.UTF_8);
  }
}
