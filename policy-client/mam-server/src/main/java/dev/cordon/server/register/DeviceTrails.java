package dev.cordon.server.register;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Where the trails of devices end, as far as the server has them. */
public final class DeviceTrails {
  private final Handle handle;

  DeviceTrails(Handle handle) {
    this.handle = handle;
  }

  /**
   * The end of a trail.
   *
   * @param sequence the last event's number
   * @param chain the chain's hash after it, lowercase hex
   */
  public record End(long sequence, String chain) {}

  /** The end of that trail, if anything of it ever arrived. */
  public Optional<End> end(String enrolment, String trail) {
    return handle
        .createQuery(
            "select sequence, chain from device_trail where enrolment = :enrolment"
                + " and trail = :trail")
        .bind("enrolment", enrolment)
        .bind("trail", trail)
        .map((row, context) -> new End(row.getLong("sequence"), row.getString("chain")))
        .findOne();
  }

  /** Whether anything of any trail of an enrolment ever arrived. */
  public boolean isAny(String enrolment) {
    return handle
            .createQuery("select count(*) from device_trail where enrolment = :enrolment")
            .bind("enrolment", enrolment)
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /** Notes that the trail ends there now, and that something arrived. */
  public void endsAt(String enrolment, String trail, End end) {
    handle
        .createUpdate(
            "insert into device_trail (enrolment, trail, sequence, chain)"
                + " values (:enrolment, :trail, :sequence, :chain)"
                + " on conflict (enrolment, trail)"
                + " do update set sequence = excluded.sequence, chain = excluded.chain")
        .bind("enrolment", enrolment)
        .bind("trail", trail)
        .bind("sequence", end.sequence())
        .bind("chain", end.chain())
        .execute();
  }

  /** Since when a device has recorded more than arrives. */
  public Optional<Instant> behindSince(String enrolment) {
    return handle
        .createQuery(
            "select trail_behind_since from enrolment"
                + " where id = :enrolment and trail_behind_since is not null")
        .bind("enrolment", enrolment)
        .mapTo(Long.class)
        .findOne()
        .map(Instant::ofEpochMilli);
  }

  /** It has since then. */
  public void isBehind(String enrolment, Instant since) {
    handle
        .createUpdate("update enrolment set trail_behind_since = :since where id = :enrolment")
        .bind("since", since.toEpochMilli())
        .bind("enrolment", enrolment)
        .execute();
  }

  /** It has not. */
  public void isUpToDate(String enrolment) {
    handle
        .createUpdate("update enrolment set trail_behind_since = null where id = :enrolment")
        .bind("enrolment", enrolment)
        .execute();
  }
}
