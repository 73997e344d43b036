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
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One slot file for each storage domain, and for each day on which something expires: its data key,
 * wrapped by the container key and then sealed by a vault key of its own. Destroying the vault key
 * shreds the domain, open or locked, in time that does not depend on the data.
 */
public final class DomainSlots {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ALIAS_PREFIX = "domain.";
  private static final String SUFFIX = ".slot";
  private static final long MARK = 0; // a slot's page says 1

  private final Path directory;
  private final KeyVault vault;

  public DomainSlots(Path directory, KeyVault vault) {
    this.directory = directory;
    this.vault = vault;
  }

  /** A new domain's data key, stored in the slot {@code id}. */
  public SecretBytes create(String id, SecretBytes containerKey) throws ContainerException {
    byte[] fresh = new byte[Derivation.KEY_BYTES];
    RANDOM.nextBytes(fresh);
    SecretBytes dataKey = SecretBytes.owning(fresh);
    vault.destroy(alias(id)); // a kill may have left the key of a slot that was never written
    vault.create(alias(id), KeyVault.Use.SEAL);
    try (SecretBytes wrappingKey = wrappingKey(containerKey)) {
      byte[] wrapped = Wrapping.wrap(wrappingKey, dataKey, boundTo(id));
      byte[] sealed = vault.seal(alias(id), wrapped, boundTo(id));
      Files.createDirectories(directory);
      new PageFile(file(id)).write(new PageFile.Content(1, Bytes.copyFrom(sealed)));
    } catch (IOException e) {
      dataKey.close();
      throw StorageFailedException.of(e);
    }
    return dataKey;
  }

  /** The data key in slot {@code id}; {@code domain} names it in errors. */
  public SecretBytes open(String id, String domain, SecretBytes containerKey)
      throws ContainerException {
    try (SecretBytes wrappingKey = wrappingKey(containerKey)) {
      Optional<PageFile.Content> page = page(id);
      Optional<byte[]> wrapped =
          !page.isPresent()
              ? Optional.empty()
              : vault.open(alias(id), page.get().sealed().toByteArray(), boundTo(id));
      return wrapped
          .flatMap(bytes -> Wrapping.unwrap(wrappingKey, bytes, boundTo(id)))
          .orElseThrow(
              () ->
                  new ContainerDamagedException(
                      Reason.of(Reason.Code.CONTAINER_DAMAGED, "domain " + domain)));
    }
  }

  private void mark(String id) throws ContainerException {
    byte[] word = vault.seal(alias(id), new byte[0], markOf(id));
    try {
      new PageFile(file(id)).write(new PageFile.Content(MARK, Bytes.copyFrom(word)));
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
      mark(id);
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
    Optional<PageFile.Content> page = page(id);
    if (page.isPresent() && page.get().generation() != MARK) {
      return false;
    } else if (!vault.aliases().contains(alias(id))) {
      return page.isPresent() || isGone(id);
    }
    return page.isPresent() && opensAsMark(id, page.get());
  }

  private boolean opensAsMark(String id, PageFile.Content page) throws ContainerException {
    try {
      return vault.open(alias(id), page.sealed().toByteArray(), markOf(id)).isPresent();
    } catch (VaultLostException keyIsGone) {
      return true;
    }
  }

  private boolean isGone(String id) throws ContainerException {
    try {
      return !Files.exists(file(id), LinkOption.NOFOLLOW_LINKS) || new PageFile(file(id)).isDead();
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  private Optional<PageFile.Content> page(String id) throws ContainerException {
    try {
      return new PageFile(file(id)).read();
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  /** Destroys slots that nothing uses: a kill came between a slot and its entry. */
  public void keepOnly(Collection<String> ids) throws ContainerException {
    for (String alias : vault.aliases()) {
      if (alias.startsWith(ALIAS_PREFIX) && !ids.contains(alias.substring(ALIAS_PREFIX.length()))) {
        destroy(alias.substring(ALIAS_PREFIX.length()));
      }
    }
    for (Path file : files()) {
      String name = file.getFileName().toString();
      int end = name.lastIndexOf(SUFFIX);
      if (end > 0 && !ids.contains(name.substring(0, end))) {
        Shredding.tryToShred(file);
      }
    }
  }

  /** How many of {@code ids} still have a slot file. */
  public int count(Collection<String> ids) {
    return (int)
        ids.stream().filter(id -> Files.exists(file(id), LinkOption.NOFOLLOW_LINKS)).count();
  }

  /**
   * Destroys the slot {@code id}: the vault's key first, after which nothing opens it. A file that
   * the medium does not let go is worth nothing, and is tried again at the next start.
   */
  public void destroy(String id) throws ContainerException {
    vault.destroy(alias(id));
    new PageFile(file(id)).shred();
  }

  /** Destroys every slot of {@code ids} that can be; then tells of the first that could not. */
  public void destroy(Collection<String> ids) throws ContainerException {
    List<ContainerException> failures = new ArrayList<>();
    for (String id : ids) {
      try {
        destroy(id);
      } catch (ContainerException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  /**
   * Overwrites and deletes every slot file; says how many are gone and how many are not. Links are
   * deleted, never followed; a directory that somebody put among the slots stays.
   */
  public Shredded shred() {
    Shredded shredded = Shredded.NOTHING;
    for (Path file : files()) {
      shredded = shredded.and(Shredding.tryToShred(file));
    }
    deleteDirectory();
    return shredded;
  }

  private void deleteDirectory() {
    try {
      Files.deleteIfExists(directory);
    } catch (IOException foreign) {
      return; // what is still in it was counted, or is not ours
    }
  }

  /** What lies among the slots and is no directory. */
  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
        entries.forEach(files::add);
      } catch (IOException | DirectoryIteratorException unreadable) {
        return List.of();
      }
    }
    files.removeIf(file -> Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS));
    return files;
  }

  private SecretBytes wrappingKey(SecretBytes containerKey) {
    return Derivation.derive(containerKey, new byte[0], "cordon/domain-slot/v1");
  }

  private Path file(String id) {
    return directory.resolve(id + SUFFIX);
  }

  private static String alias(String id) {
    return ALIAS_PREFIX + id;
  }

  private static byte[] markOf(String id) {
    return ("cordon/domain-slot-mark/v1/" + id).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] boundTo(String id) {
    return ("cordon/domain-slot/v1/" + id).getBytes(StandardCharsets.UTF_8);
  }
}
