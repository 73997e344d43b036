package dev.cordon.core;

import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.ContainerInUseException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.policy.protocol.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second process, or a second open in this one, out of the container. */
final class ProcessLock implements AutoCloseable {
  private final FileChannel channel;

  private ProcessLock(FileChannel channel) {
    this.channel = channel;
  }

  static ProcessLock of(Path directory) throws ContainerException {
    try {
      Files.createDirectories(directory);
      Path file = directory.resolve("container.lock");
      if (Files.isSymbolicLink(file)) {
        Files.delete(file); // it would have a file made outside of the container
      }
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return new ProcessLock(locked(channel));
    } catch (ContainerException e) {
      throw e;
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  /** Closes {@code channel} if it is not locked in the end. */
  private static FileChannel locked(FileChannel channel) throws IOException {
    boolean locked = false;
    try {
      locked = channel.tryLock() != null;
    } catch (OverlappingFileLockException heldInThisProcess) {
      locked = false;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    if (!locked) {
      throw new ContainerInUseException(Reason.of(Reason.Code.CONTAINER_IN_USE));
    }
    return channel;
  }

  /** Refuses once it was given back: somebody else may have opened the container since. */
  void require() throws ContainerInUseException {
    if (!channel.isOpen()) {
      throw new ContainerInUseException(Reason.of(Reason.Code.CONTAINER_IN_USE));
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException("an empty file did not close", e);
    }
  }
}
