package dev.cordon.storage.files;

import dev.cordon.core.Domain;
import dev.cordon.storage.ledger.Anchor;
import dev.cordon.storage.volume.Volume;
import java.io.Closeable;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/**
 * The volume of an open domain, opened anew if it met trouble that it cannot mend. It closes when
 * the domain does, and leaves its anchor there. Safe for many threads.
 */
final class OpenVolume implements Closeable {
  /** What the anchor is called in the domain. */
  static final String ANCHOR = "ledger";

  /** The anchor of a volume that is yet to begin. */
  static final byte[] NO_ANCHOR = new byte[0];

  private final Domain domain;

  /**
   * Held while a volume is opened; the domain's over all unlocks, so that two volumes never have
   * one directory. Not held while one closes: whoever locks may hold what opening asks for.
   */
  private final Object opening;

  private volatile Volume volume; // changed under this
  private boolean closed; // guarded by this

  private OpenVolume(Domain domain, Object opening, Volume volume) {
    this.domain = domain;
    this.opening = opening;
    this.volume = volume;
  }

  /** Opens the volume of {@code domain}, or begins one; {@code opening} is held. */
  static OpenVolume open(Domain domain, Object opening) throws IOException {
    Optional<Anchor> anchor =
        domain.anchor(ANCHOR).filter(bytes -> bytes.length > 0).map(Anchor::of);
    Volume volume = open(domain, anchor);
    Unfinished.clear(volume);
    return new OpenVolume(domain, opening, volume);
  }

  private static Volume open(Domain domain, Optional<Anchor> anchor) throws IOException {
    return Volume.open(domain, anchor, new SecureRandom(), Clock.systemUTC());
  }

  /** Whether the volume can be used as it is. */
  boolean isOpen() {
    return volume.isOpen();
  }

  /** The volume; one that refuses everything if it was closed. */
  Volume volume() throws IOException {
    Volume now = volume;
    return now.isOpen() || isClosed() ? now : openAgain();
  }

  private Volume openAgain() throws IOException {
    synchronized (opening) {
      if (!volume.isOpen() && !isClosed()) {
        volume.abandon();
        replace(open(domain, volume.anchor()));
      }
      return volume;
    }
  }

  private void replace(Volume fresh) throws IOException {
    synchronized (this) {
      if (!closed) {
        volume = fresh;
        return;
      }
    }
    fresh.close(); // the lock was faster
  }

  synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public void close() throws IOException {
    synchronized (this) {
      closed = true;
    }
    try {
      Unfinished.clear(volume);
    } catch (IOException e) {
      // The next opening does it, too.
    }
    try {
      volume.close();
    } finally {
      volume.anchor().ifPresent(anchor -> domain.anchor(ANCHOR, anchor.toBytes()));
    }
  }
}
