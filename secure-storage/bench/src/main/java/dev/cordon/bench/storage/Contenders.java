package dev.cordon.bench.storage;

import dev.cordon.core.Domain;
import dev.cordon.storage.nio.WorkFileSystem;
import dev.cordon.storage.volume.Volume;
import dev.cordon.testing.EnrolledContainer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.cryptomator.cryptofs.CryptoFileSystemProperties;
import org.cryptomator.cryptofs.CryptoFileSystemProvider;
import org.cryptomator.cryptolib.api.Masterkey;
import org.cryptomator.cryptolib.api.MasterkeyLoader;

/** All contenders side by side in one directory. */
final class Contenders implements AutoCloseable {
  private final EnrolledContainer work = EnrolledContainer.create();
  private final Domain domain;
  private final Volume volume;
  private final FileSystem peer;
  private final List<Contender> all;

  private Contenders(Path directory) throws IOException {
    domain = work.container().domain("files");
    volume = Volume.open(domain, Optional.empty(), new SecureRandom(), Clock.systemUTC());
    peer = cryptofs(Files.createDirectory(directory.resolve("cryptofs")));
    all =
        List.of(
            new Contender("plain", Files.createDirectory(directory.resolve("plain")), true),
            new Contender("cordon", WorkFileSystem.over(() -> volume, "bench").getPath("/"), true),
            new Contender("cryptofs", peer.getPath("/"), false));
  }

  static Contenders in(Path directory) throws IOException {
    return new Contenders(directory);
  }

  List<Contender> all() {
    return all;
  }

  private static FileSystem cryptofs(Path vault) throws IOException {
    Masterkey key = Masterkey.generate(new SecureRandom());
    MasterkeyLoader loader = id -> key.copy();
    CryptoFileSystemProperties properties =
        CryptoFileSystemProperties.cryptoFileSystemProperties().withKeyLoader(loader).build();
    CryptoFileSystemProvider.initialize(vault, properties, URI.create("bench:key"));
    return CryptoFileSystemProvider.newFileSystem(vault, properties);
  }

  @Override
  public void close() throws IOException {
    peer.close();
    volume.close();
    work.close();
    Trees.delete(domain.directory());
  }
}
