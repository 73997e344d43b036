package dev.cordon.core.keys;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.device.KeyVault;
import dev.cordon.core.error.ContainerDamagedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collection;
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
      Optional<PageFile.Content> page = new PageFile(file(id)).read();
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
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  /** Destroys slots that no domain uses: a kill came between a slot and its entry. */
  public void keepOnly(Collection<String> ids) throws ContainerException {
    for (String alias : vault.aliases()) {
      if (alias.startsWith(ALIAS_PREFIX) && !ids.contains(alias.substring(ALIAS_PREFIX.length()))) {
        destroy(alias.substring(ALIAS_PREFIX.length()));
      }
    }
  }

  /** Destroys the slot {@code id}: the vault's key first, after which nothing opens it. */
  public void destroy(String id) throws ContainerException {
    vault.destroy(alias(id));
    try {
      Shredding.shred(file(id));
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  /**
   * Overwrites and deletes every slot file; returns how many there were. Links are deleted, never
   * followed; a directory that somebody put among the slots stays.
   */
  public int shred() throws ContainerException {
    try {
      int slots = Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS) ? shredFiles() : 0;
      deleteDirectory();
      return slots;
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  private void deleteDirectory() throws IOException {
    try {
      Files.deleteIfExists(directory);
    } catch (DirectoryNotEmptyException foreign) {
      return; // nothing of ours is in it any more
    }
  }

  private int shredFiles() throws IOException {
    int slots = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          Shredding.shred(file);
          slots++;
        }
      }
    }
    return slots;
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

  private static byte[] boundTo(String id) {
    return ("cordon/domain-slot/v1/" + id).getBytes(StandardCharsets.UTF_8);
  }
}
