package dev.cordon.storage;

import dev.cordon.core.Domain;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.SecureRandom;

/** What all entries of a domain share. Safe for many threads, like each of its parts. */
record EntryStore(
    Domain domain,
    FileKeys keys,
    EntryDirectory directory,
    SecureRandom random,
    NoncePool nonces,
    BufferPool pool) {

  static EntryStore in(Domain domain, SecureRandom random, EntryDirectory.Medium medium) {
    return new EntryStore(
        domain,
        new FileKeys(domain),
        new EntryDirectory(domain.directory().resolve("files"), random, medium),
        random,
        new NoncePool(random),
        new BufferPool());
  }

  /** Opens the file of {@code name} and verifies its header and name. */
  EntryFile open(EntryName name) throws IOException {
    return open(directory.file(keys.idOf(name)), name.text());
  }

  /** Opens {@code file}; errors call it {@code subject} until its name is known. */
  EntryFile open(Path file, String subject) throws IOException {
    FileChannel channel = directory.open(file);
    ChunkBuffers buffers = pool.take();
    try {
      SealedReader reader = SealedReader.open(channel, file, subject, keys, buffers);
      return new EntryFile(reader, channel, buffers, pool);
    } catch (IOException | RuntimeException e) {
      pool.give(buffers);
      channel.close();
      throw e;
    }
  }

  /** The typed error for {@code cause}. */
  StorageException explain(IOException cause, String subject) {
    return MediumTrouble.explain(cause, directory.root(), subject);
  }
}
