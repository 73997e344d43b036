package dev.cordon.core.keys;

import dev.cordon.core.device.KeyVault;
import dev.cordon.core.error.ContainerException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** All slots that there are, whatever names them: in the vault and in the slots' directory. */
final class SlotFiles {
  private final Path directory;
  private final KeyVault vault;

  SlotFiles(Path directory, KeyVault vault) {
    this.directory = directory;
    this.vault = vault;
  }

  /** How many of {@code ids} still have a slot file; all, if the medium does not say. */
  int count(Collection<String> ids) {
    Optional<List<Path>> entries = entries();
    Set<String> found = new HashSet<>();
    for (Path entry : entries.orElse(List.of())) {
      SlotName.ofFile(entry.getFileName().toString())
          .filter(name -> ids.contains(name.id()) && entry.endsWith(name.file()))
          .ifPresent(name -> found.add(name.id()));
    }
    return entries.isPresent() ? found.size() : ids.size();
  }

  /**
   * Destroys every slot that {@code which} names and that can be destroyed: the vault's key first,
   * then the file, unless the key would not go. Then tells of the first that could not.
   */
  void destroy(Predicate<SlotName> which) throws ContainerException {
    Map<SlotName, ContainerException> failures = new LinkedHashMap<>();
    for (String alias : vault.aliases()) {
      Optional<SlotName> name = SlotName.ofAlias(alias).filter(which);
      if (name.isPresent()) {
        tryToDestroy(name.get()).ifPresent(failure -> failures.put(name.get(), failure));
      }
    }
    for (Path file : files()) {
      SlotName.ofFile(file.getFileName().toString())
          .filter(which.and(name -> !failures.containsKey(name)))
          .ifPresent(name -> Shredding.tryToShred(file));
    }
    for (ContainerException failure : failures.values()) {
      throw failure;
    }
  }

  private Optional<ContainerException> tryToDestroy(SlotName name) {
    try {
      vault.destroy(name.alias());
      return Optional.empty();
    } catch (ContainerException e) {
      return Optional.of(e);
    }
  }

  /**
   * Overwrites and deletes every slot file; says how many are gone and how many are not. Links are
   * deleted, never followed; a directory that somebody put among the slots stays.
   */
  Shredded shred() {
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
    List<Path> files = new ArrayList<>(entries().orElse(List.of()));
    files.removeIf(file -> Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS));
    return files;
  }

  /** Whatever lies among the slots; empty if the medium does not say. */
  private Optional<List<Path>> entries() {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(List.of());
    }
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory)) {
      found.forEach(entries::add);
      return Optional.of(entries);
    } catch (IOException | DirectoryIteratorException unreadable) {
      return Optional.empty();
    }
  }
}
