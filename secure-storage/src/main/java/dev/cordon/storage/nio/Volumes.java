package dev.cordon.storage.nio;

import dev.cordon.storage.volume.Volume;
import java.io.IOException;

/** Where a file system gets its volume: another one after each unlock. Safe for many threads. */
public interface Volumes {
  /**
   * The open volume.
   *
   * @throws dev.cordon.storage.StorageException {@code LOCKED} while the container is locked
   */
  Volume volume() throws IOException;
}
