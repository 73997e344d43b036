package dev.cordon.server.register;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * Backups that were put back. Devices have seen numbers that the backup does not know, of policies
 * and of commands; what is numbered afterwards must be above them, or devices never take it.
 */
public final class Restorations {
  private final Handle handle;

  Restorations(Handle handle) {
    this.handle = handle;
  }

  /** Notes one. Its seconds since 1970 are above what any register counted up to by ones. */
  public void add(Instant at) {
    handle
        .createUpdate(
            "insert into restoration (numbers_above, at) values (:above, :at)"
                + " on conflict (numbers_above) do nothing")
        .bind("above", Math.max(at.getEpochSecond(), numbersAbove() + 1))
        .bind("at", at.toEpochMilli())
        .execute();
  }

  /** What every new number is above; 0 if no backup was ever put back. */
  public long numbersAbove() {
    return handle
        .createQuery("select coalesce(max(numbers_above), 0) from restoration")
        .mapTo(Long.class)
        .one();
  }
}
