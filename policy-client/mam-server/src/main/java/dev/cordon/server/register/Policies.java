package dev.cordon.server.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** The policy, all versions. */
public final class Policies {
  private static final String NEWEST =
      "select version, sha256, envelope, body, author, issued_at, expires_at from policy"
          + " order by version desc limit 1";

  private final Handle handle;

  Policies(Handle handle) {
    this.handle = handle;
  }

  /**
   * A version.
   *
   * @param document the signed document
   * @param body the policy's own JSON
   * @param author who published it
   * @param issued when
   * @param expires until when devices accept it
   */
  public record Version(
      StoredDocument document, String body, String author, Instant issued, Instant expires) {}

  /** The newest version; the first start writes version 1. */
  public Version newest() {
    return handle.createQuery(NEWEST).map((row, context) -> version(row)).one();
  }

  /** Adds a version. */
  public void add(Version added) {
    handle
        .createUpdate(
            "insert into policy (version, sha256, envelope, body, author, issued_at, expires_at)"
                + " values (:version, :sha256, :envelope, :body, :author, :issued, :expires)")
        .bind("version", added.document().version())
        .bind("sha256", added.document().sha256())
        .bind("envelope", added.document().envelope())
        .bind("body", added.body())
        .bind("author", added.author())
        .bind("issued", added.issued().toEpochMilli())
        .bind("expires", added.expires().toEpochMilli())
        .execute();
  }

  private static Version version(ResultSet row) throws SQLException {
    return new Version(
        StoredDocument.of("policy", row),
        row.getString("body"),
        row.getString("author"),
        Instant.ofEpochMilli(row.getLong("issued_at")),
        Instant.ofEpochMilli(row.getLong("expires_at")));
  }
}
