package dev.cordon.mail.desktop.demo.world;

import dev.cordon.core.Container;
import dev.cordon.core.desktop.DesktopContainers;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.net.SystemTrust;
import dev.cordon.mail.app.Databases;
import dev.cordon.storage.desktop.DesktopDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A home directory on a desktop, in the part of the phone.
 *
 * @param home everything on the phone
 */
public record DesktopPhone(Path home) implements Phone {
  private static final String KEY_FILE = ".key";

  /** A phone whose owner has used it for a while. */
  public static DesktopPhone inUse(Path home) throws IOException {
    DesktopPhone phone = new DesktopPhone(home);
    PersonalFiles.write(phone.personal());
    Files.createDirectories(home.resolve("tmp")); // where libraries put their temporary files
    return phone;
  }

  @Override
  public Path personal() {
    return home.resolve("Personal");
  }

  @Override
  public Path work() {
    return home.resolve("work");
  }

  private Path vault() {
    return home.resolve("work.vault");
  }

  @Override
  public Container open() throws ContainerException {
    return openCopy(work());
  }

  @Override
  public Container openCopy(Path copy) throws ContainerException {
    return DesktopContainers.open(copy, vault());
  }

  @Override
  public Set<String> keys() throws ContainerException {
    try (Stream<Path> files = Files.list(vault())) {
      return files
          .map(file -> file.getFileName().toString())
          .map(name -> name.substring(0, name.length() - KEY_FILE.length()))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  @Override
  public Databases databases() {
    return (domain, name) -> DesktopDatabases.in(domain).open(name);
  }

  @Override
  public SystemTrust trust() {
    return SystemTrust.ofTheJdk();
  }
}
