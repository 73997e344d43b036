package dev.cordon.server.register;

import com.google.gson.JsonParser;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.threat.ThreatList;
import dev.cordon.policy.protocol.wire.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The list of harmful apps, all versions. */
public final class ThreatLists {
  private static final String NEWEST =
      "select version, sha256, envelope, body, author, issued_at, expires_at from threat_list"
          + " order by version desc limit 1";

  private final Handle handle;

  ThreatLists(Handle handle) {
    this.handle = handle;
  }

  /**
   * A version.
   *
   * @param document the signed document
   * @param list what it says
   * @param author who published it
   * @param issued when
   * @param expires until when devices accept it
   */
  public record Version(
      StoredDocument document, ThreatList list, String author, Instant issued, Instant expires) {}

  /** The newest version, if one was ever published. */
  public Optional<Version> newest() {
    return handle.createQuery(NEWEST).map((row, context) -> version(row)).findOne();
  }

  /** Adds a version. */
  public void add(Version added) {
    handle
        .createUpdate(
            "insert into threat_list"
                + " (version, sha256, envelope, body, author, issued_at, expires_at)"
                + " values (:version, :sha256, :envelope, :body, :author, :issued, :expires)")
        .bind("version", added.document().version())
        .bind("sha256", added.document().sha256())
        .bind("envelope", added.document().envelope())
        .bind("body", Wire.THREATS.codec().write(added.list()).toString())
        .bind("author", added.author())
        .bind("issued", added.issued().toEpochMilli())
        .bind("expires", added.expires().toEpochMilli())
        .execute();
  }

  private static Version version(ResultSet row) throws SQLException {
    return new Version(
        StoredDocument.of("threats", row),
        list(row.getString("body")),
        row.getString("author"),
        Instant.ofEpochMilli(row.getLong("issued_at")),
        Instant.ofEpochMilli(row.getLong("expires_at")));
  }

  private static ThreatList list(String body) {
    try {
      return Wire.THREATS.codec().read(Fields.of(JsonParser.parseString(body).getAsJsonObject()));
    } catch (DocumentRefusedException e) {
      throw new IllegalStateException("a list in the register cannot be read", e);
    }
  }
}
