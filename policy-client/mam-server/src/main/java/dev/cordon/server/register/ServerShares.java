package dev.cordon.server.register;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.policy.protocol.ServerShare;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The server's shares of devices' keys. What is forgotten here, no device gets any more. */
public final class ServerShares {
  private final Handle handle;

  ServerShares(Handle handle) {
    this.handle = handle;
  }

  /**
   * A share in the register.
   *
   * @param keptThere whether it was handed out to be kept on the device's disk
   */
  public record Kept(ServerShare share, Instant made, boolean keptThere) {
    static Kept of(ResultSet row) throws SQLException {
      byte[] secret = Base64.getDecoder().decode(row.getString("secret"));
      return new Kept(
          new ServerShare(row.getLong("number"), Bytes.copyFrom(secret)),
          Instant.ofEpochMilli(row.getLong("made_at")),
          row.getBoolean("kept_there"));
    }

    /** Its number. */
    public long number() {
      return share.number();
    }
  }

  /** The shares of an enrolment, in order of their numbers. */
  public List<Kept> of(String enrolment) {
    return handle
        .createQuery("select * from server_share where enrolment = :enrolment order by number")
        .bind("enrolment", enrolment)
        .map((row, context) -> Kept.of(row))
        .list();
  }

  /** The highest number that was ever given in that enrolment; 0: none. */
  public long lastNumber(String enrolment) {
    return handle
        .createQuery("select last_share from enrolment where id = :enrolment")
        .bind("enrolment", enrolment)
        .mapTo(Long.class)
        .one();
  }

  /** Adds a share whose number is above {@link #lastNumber}. */
  public void add(String enrolment, ServerShare share, Instant made) {
    handle
        .createUpdate("update enrolment set last_share = :number where id = :enrolment")
        .bind("number", share.number())
        .bind("enrolment", enrolment)
        .execute();
    handle
        .createUpdate(
            "insert into server_share (enrolment, number, secret, made_at, kept_there)"
                + " values (:enrolment, :number, :secret, :made, :kept)")
        .bind("enrolment", enrolment)
        .bind("number", share.number())
        .bind("secret", Base64.getEncoder().encodeToString(share.secret().toByteArray()))
        .bind("made", made.toEpochMilli())
        .bind("kept", false)
        .execute();
  }

  /** Notes that the device keeps it. */
  public void keptThere(String enrolment, long number) {
    handle
        .createUpdate(
            "update server_share set kept_there = :kept"
                + " where enrolment = :enrolment and number = :number")
        .bind("kept", true)
        .bind("enrolment", enrolment)
        .bind("number", number)
        .execute();
  }

  /** Forgets all shares of an enrolment below {@code number}. */
  public void forgetBelow(String enrolment, long number) {
    handle
        .createUpdate("delete from server_share where enrolment = :enrolment and number < :number")
        .bind("enrolment", enrolment)
        .bind("number", number)
        .execute();
  }

  /** Forgets all shares of an enrolment. */
  public void forget(String enrolment) {
    forgetBelow(enrolment, Long.MAX_VALUE);
  }
}
