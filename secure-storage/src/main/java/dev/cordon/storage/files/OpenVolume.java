package dev.cordon.storage.files;

import dev.cordon.core.Domain;
import dev.cordon.storage.ledger.Anchor;
import dev.cordon.storage.volume.Volume;
import java.io.Closeable;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;

/** The volume of an open domain. It closes when the domain does, and leaves its anchor there. */
final class OpenVolume implements Closeable {
  /** What the anchor is called in the domain. */
  private static final String ANCHOR = "ledger";

  private final Domain domain;
  private final Volume volume;

  private OpenVolume(Domain domain, Volume volume) {
    this.domain = domain;
    this.volume = volume;
  }

  /** Opens the volume of {@code domain}, or begins one. */
  static OpenVolume open(Domain domain) throws IOException {
    Volume volume =
        Volume.open(
            domain, domain.anchor(ANCHOR).map(Anchor::of), new SecureRandom(), Clock.systemUTC());
    Unfinished.clear(volume);
    return new OpenVolume(domain, volume);
  }

  Volume volume() {
    return volume;
  }

  @Override
  public void close() throws IOException {
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
