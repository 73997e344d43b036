package dev.cordon.bench.storage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.cryptomator.cryptofs.CryptoFileSystemProperties;
import org.cryptomator.cryptofs.CryptoFileSystemProvider;
import org.cryptomator.cryptolib.api.Masterkey;
import org.cryptomator.cryptolib.api.MasterkeyLoader;

/** The peer. It likes heap buffers best. */
record CryptofsFiles(FileSystem files, FileLoads work) implements Contender {
  static CryptofsFiles in(Path vault) throws IOException {
    Masterkey key = Masterkey.generate(new SecureRandom());
    MasterkeyLoader loader = id -> key.copy();
    CryptoFileSystemProperties properties =
        CryptoFileSystemProperties.cryptoFileSystemProperties().withKeyLoader(loader).build();
    CryptoFileSystemProvider.initialize(vault, properties, URI.create("bench:key"));
    FileSystem files = CryptoFileSystemProvider.newFileSystem(vault, properties);
    return new CryptofsFiles(files, new FileLoads(files.getPath("/"), false));
  }

  @Override
  public void prepare(Load load) throws IOException {
    work.prepare(load);
  }

  @Override
  public void run(Load load) throws IOException {
    work.run(load);
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
