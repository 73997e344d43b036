package dev.cordon.core.gate;

import dev.cordon.core.device.Uptime;
import java.util.Optional;

/** Remembers across restarts that text left, as the system counts. */
public interface CopyMark {
  /** What was remembered last. */
  Optional<Uptime> last();

  /** Remembers {@code now}; whether that is durable. */
  boolean remember(Uptime now);
}
