package dev.cordon.server.register;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The root documents, all versions. */
public final class Roots {
  private final Handle handle;

  Roots(Handle handle) {
    this.handle = handle;
  }

  /** Adds a version. */
  public void add(StoredDocument root, Instant at) {
    handle
        .createUpdate(
            "insert into root_document (version, sha256, envelope, recorded_at)"
                + " values (:version, :sha256, :envelope, :at)")
        .bind("version", root.version())
        .bind("sha256", root.sha256())
        .bind("envelope", root.envelope())
        .bind("at", at.toEpochMilli())
        .execute();
  }

  /** The versions above {@code version}, in order. */
  public List<StoredDocument> above(long version) {
    return handle
        .createQuery(
            "select version, sha256, envelope from root_document"
                + " where version > :version order by version")
        .bind("version", version)
        .map((row, context) -> StoredDocument.of("root", row))
        .list();
  }

  /** One version. */
  public Optional<StoredDocument> version(long version) {
    return handle
        .createQuery("select version, sha256, envelope from root_document where version = :version")
        .bind("version", version)
        .map((row, context) -> StoredDocument.of("root", row))
        .findOne();
  }
}
