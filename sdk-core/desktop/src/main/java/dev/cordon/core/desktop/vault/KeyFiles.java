package dev.cordon.core.desktop.vault;

import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.core.keys.Shredding;
import dev.cordon.policy.protocol.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * Records in files {@code NAME.key} that only the user may read. Deleting overwrites, forces and
 * deletes; a file that begins with 0 is what a kill in between left, so no record may.
 */
final class KeyFiles implements KeyStorage {
  private static final String SUFFIX = ".key";

  private final Path directory;

  private KeyFiles(Path directory) {
    this.directory = directory;
  }

  static KeyFiles in(Path directory) throws ContainerException {
    try {
      OwnFile.makeDirectory(directory);
      KeyFiles files = new KeyFiles(directory);
      files.settle();
      return files;
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  /** A kill may leave a key overwritten and not deleted: it must not pass for a key. */
  private void settle() throws IOException, ContainerException {
    for (String name : names()) {
      if (isDead(file(name))) {
        Files.deleteIfExists(file(name));
      }
    }
  }

  private static boolean isDead(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == Shredding.DEAD;
    } catch (NoSuchFileException nothing) {
      return false;
    }
  }

  @Override
  public Set<String> names() throws ContainerException {
    Set<String> names = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        names.add(name.substring(0, name.length() - SUFFIX.length()));
      }
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
    return names;
  }

  @Override
  public void put(String name, byte[] record) throws ContainerException {
    if (Files.exists(file(name))) {
      throw new IllegalStateException("there is a key called " + name);
    }
    try {
      OwnFile.write(file(name), record);
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  @Override
  public byte[] get(String name) throws ContainerException {
    try {
      byte[] record = Files.readAllBytes(file(name));
      if (record.length > 0 && record[0] != Shredding.DEAD) {
        return record;
      }
      throw new VaultLostException(Reason.of(Reason.Code.VAULT_LOST));
    } catch (NoSuchFileException e) {
      throw new VaultLostException(Reason.of(Reason.Code.VAULT_LOST), e);
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  @Override
  public void delete(String name) throws ContainerException {
    try {
      Shredding.shred(file(name));
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  private Path file(String name) {
    return directory.resolve(name + SUFFIX);
  }
}
