package dev.cordon.core.control;

import dev.cordon.core.device.KeyVault;
import dev.cordon.core.error.ContainerDamagedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.keys.SealedPages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The one control state, in memory and on disk alike.
 *
 * <p>Reads are of a volatile snapshot; {@link #update} is serialized by the container's lock.
 */
public final class ControlStore {
  /** The prefix of this store's vault keys; a wipe leaves them, to be able to say what happened. */
  public static final String NAME = "control";

  private final SealedPages pages;
  private volatile ControlState current;

  private ControlStore(SealedPages pages, ControlState current) {
    this.pages = pages;
    this.current = current;
  }

  /** Reads the state, or begins a fresh one. */
  public static ControlStore open(Path directory, KeyVault vault) throws ContainerException {
    SealedPages pages = new SealedPages(directory, NAME, vault);
    Optional<byte[]> stored = pages.read();
    if (stored.isPresent()) {
      return new ControlStore(pages, ControlCodec.decode(stored.get()));
    }
    // Written at once: from the first change on, missing pages are damage and not a fresh start.
    ControlStore fresh = new ControlStore(pages, ControlState.FRESH);
    fresh.reset();
    return fresh;
  }

  /** The state as last written. */
  public ControlState get() {
    return current;
  }

  /** Changes the state; durable on return, unchanged if it throws. */
  public void update(UnaryOperator<ControlState.Draft> change) throws ContainerException {
    replace(current.with(change));
  }

  /** Forgets an earlier membership and its wipe. */
  public void reset() throws ContainerException {
    replace(ControlState.FRESH);
  }

  private void replace(ControlState next) throws ContainerException {
    byte[] encoded = ControlCodec.encode(next);
    mustBeReadable(encoded, next);
    pages.write(encoded);
    current = next;
  }

  /** What cannot be read back would cost the whole container at the next start. */
  private static void mustBeReadable(byte[] encoded, ControlState next) throws ContainerException {
    try {
      if (ControlCodec.decode(encoded).equals(next)) {
        return;
      }
    } catch (ContainerDamagedException e) {
      throw StorageFailedException.of(
          new IOException("the control state would not be readable", e));
    }
    throw StorageFailedException.of(new IOException("the control state would come back changed"));
  }
}
