package dev.cordon.core.desktop;

import dev.cordon.core.device.KeyMaterial;
import dev.cordon.core.device.KeyVault;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.core.keys.Durable;
import dev.cordon.core.keys.Shredding;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.VaultDeclaration;
import dev.cordon.policy.protocol.VaultKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keys in files that only the user may read, apart from the container. The floor for a desktop
 * without a better key store, and honest about it: whoever copies this directory together with the
 * container can guess passcodes at the speed of Argon2id, and a copy taken before a wipe survives
 * it. A copy of the container alone is worth nothing.
 *
 * <p>A key's file: {@code use(1 byte: 1 SEAL, 2 MAC, 3 SIGN) ‖ material}. Destroying overwrites,
 * forces and deletes.
 */
final class SoftwareKeyVault implements KeyVault {
  private static final VaultDeclaration DECLARATION =
      new VaultDeclaration(VaultKind.SOFTWARE, false, false, false, false);
  private static final String SUFFIX = ".key";

  private final Path directory;

  private SoftwareKeyVault(Path directory) {
    this.directory = directory;
  }

  static SoftwareKeyVault in(Path directory) throws ContainerException {
    try {
      Files.createDirectories(directory);
      OwnerOnly.restrict(directory);
      return new SoftwareKeyVault(directory);
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  @Override
  public VaultDeclaration declaration() {
    return DECLARATION;
  }

  @Override
  public synchronized Set<String> aliases() throws ContainerException {
    Set<String> aliases = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        aliases.add(name.substring(0, name.length() - SUFFIX.length()));
      }
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
    return aliases;
  }

  @Override
  public synchronized void create(String alias, Use use) throws ContainerException {
    if (Files.exists(file(alias))) {
      throw new IllegalStateException("there is a key called " + alias);
    }
    byte[] material = KeyMaterial.generate(use);
    byte[] record = new byte[1 + material.length];
    record[0] = code(use);
    System.arraycopy(material, 0, record, 1, material.length);
    try {
      write(file(alias), record);
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    } finally {
      Arrays.fill(material, (byte) 0);
      Arrays.fill(record, (byte) 0);
    }
  }

  @Override
  public synchronized byte[] seal(String alias, byte[] plaintext, byte[] associatedData)
      throws ContainerException {
    return using(alias, Use.SEAL, key -> KeyMaterial.seal(key, plaintext, associatedData));
  }

  @Override
  public synchronized Optional<byte[]> open(String alias, byte[] sealed, byte[] associatedData)
      throws ContainerException {
    return using(alias, Use.SEAL, key -> KeyMaterial.open(key, sealed, associatedData));
  }

  @Override
  public synchronized byte[] mac(String alias, byte[] message) throws ContainerException {
    return using(alias, Use.MAC, key -> KeyMaterial.mac(key, message));
  }

  @Override
  public synchronized byte[] sign(String alias, byte[] message) throws ContainerException {
    return using(alias, Use.SIGN, key -> KeyMaterial.sign(key, message));
  }

  @Override
  public synchronized byte[] publicKey(String alias) throws ContainerException {
    return using(alias, Use.SIGN, KeyMaterial::publicKey);
  }

  @Override
  public synchronized void destroy(String alias) throws ContainerException {
    try {
      Shredding.shred(file(alias));
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  private interface Work<T> {
    T with(byte[] material);
  }

  private <T> T using(String alias, Use use, Work<T> work) throws ContainerException {
    byte[] record = read(alias);
    byte[] material = Arrays.copyOfRange(record, 1, record.length);
    try {
      if (record[0] != code(use)) {
        throw new IllegalStateException("the key " + alias + " is for something else");
      }
      return work.with(material);
    } finally {
      Arrays.fill(record, (byte) 0);
      Arrays.fill(material, (byte) 0);
    }
  }

  private byte[] read(String alias) throws ContainerException {
    try {
      byte[] record = Files.readAllBytes(file(alias));
      if (record.length > 1) {
        return record;
      }
      throw new VaultLostException(Reason.of(Reason.Code.VAULT_LOST));
    } catch (NoSuchFileException e) {
      throw new VaultLostException(Reason.of(Reason.Code.VAULT_LOST), e);
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  /** Beside it first, then renamed: no half key ever has a name. */
  private void write(Path file, byte[] record) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(beside);
    Files.createFile(beside);
    OwnerOnly.restrict(beside);
    overwrite(beside, record);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    Durable.forceDirectory(directory);
  }

  private static void overwrite(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  private static byte code(Use use) {
    return switch (use) {
      case SEAL -> 1;
      case MAC -> 2;
      case SIGN -> 3;
    };
  }

  private Path file(String alias) {
    return directory.resolve(alias + SUFFIX);
  }
}
