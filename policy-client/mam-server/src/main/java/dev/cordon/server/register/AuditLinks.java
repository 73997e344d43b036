package dev.cordon.server.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The administrators' log as a chain: the numbers and links of its events, and signed ends. */
public final class AuditLinks {
  private static final String ROW = "select id, at, actor, action, subject, number, link";

  private final Handle handle;

  AuditLinks(Handle handle) {
    this.handle = handle;
  }

  /**
   * An event as it is stored, whatever somebody made of it.
   *
   * @param atMillis since 1970
   * @param number its place in the chain; 0: not linked yet
   * @param link the chain's hash after it, in hex; empty: not linked yet
   */
  public record Row(
      long id,
      long atMillis,
      String actor,
      String action,
      String subject,
      long number,
      String link) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getLong("id"),
          row.getLong("at"),
          row.getString("actor"),
          row.getString("action"),
          row.getString("subject"),
          row.getLong("number"),
          Objects.requireNonNullElse(row.getString("link"), ""));
    }
  }

  /**
   * Where the chain ended at a time.
   *
   * @param keyId the key that signed
   * @param signature in Base64
   */
  public record Anchor(long number, String link, long atMillis, String keyId, String signature) {
    static Anchor of(ResultSet row) throws SQLException {
      return new Anchor(
          row.getLong("number"),
          row.getString("link"),
          row.getLong("at"),
          row.getString("key_id"),
          row.getString("signature"));
    }
  }

  /** The newest events, newest first, linked or not. */
  public List<Row> newest(int count) {
    return handle
        .createQuery(ROW + " from audit_event order by id desc limit :count")
        .bind("count", count)
        .map((row, context) -> Row.of(row))
        .list();
  }

  /** The oldest events that are not linked yet, in order. */
  public List<Row> unlinked(int count) {
    return handle
        .createQuery(ROW + " from audit_event where number is null order by id limit :count")
        .bind("count", count)
        .map((row, context) -> Row.of(row))
        .list();
  }

  /** Linked events from {@code number} on, in order. */
  public List<Row> from(long number, int count) {
    return handle
        .createQuery(ROW + " from audit_event where number >= :number order by number limit :count")
        .bind("number", number)
        .bind("count", count)
        .map((row, context) -> Row.of(row))
        .list();
  }

  /** The last linked event. */
  public Optional<Row> last() {
    return handle
        .createQuery(
            ROW + " from audit_event where number is not null order by number desc limit 1")
        .map((row, context) -> Row.of(row))
        .findOne();
  }

  /** Gives an event its place. */
  public void link(long id, long number, String link) {
    handle
        .createUpdate("update audit_event set number = :number, link = :link where id = :id")
        .bind("number", number)
        .bind("link", link)
        .bind("id", id)
        .execute();
  }

  /** Whether an event stands after the newest signed end. */
  public boolean anyAfterNewestAnchor() {
    return handle
            .createQuery(
                "select count(*) from audit_event"
                    + " where number > (select coalesce(max(number), 0) from audit_anchor)")
            .mapTo(Long.class)
            .one()
        > 0;
  }

  /** The newest signed end. */
  public Optional<Anchor> newestAnchor() {
    return handle
        .createQuery("select * from audit_anchor order by number desc limit 1")
        .map((row, context) -> Anchor.of(row))
        .findOne();
  }

  /** The signed ends from {@code number} on, in order. */
  public List<Anchor> anchors(long number, int count) {
    return handle
        .createQuery(
            "select * from audit_anchor where number >= :number order by number limit :count")
        .bind("number", number)
        .bind("count", count)
        .map((row, context) -> Anchor.of(row))
        .list();
  }

  /** Adds a signed end. */
  public void add(Anchor anchor) {
    handle
        .createUpdate(
            "insert into audit_anchor (number, link, at, key_id, signature)"
                + " values (:number, :link, :at, :key, :signature)")
        .bind("number", anchor.number())
        .bind("link", anchor.link())
        .bind("at", anchor.atMillis())
        .bind("key", anchor.keyId())
        .bind("signature", anchor.signature())
        .execute();
  }

  /** Removes one that a later one of the same day replaces. */
  public void remove(Anchor anchor) {
    handle
        .createUpdate("delete from audit_anchor where number = :number")
        .bind("number", anchor.number())
        .execute();
  }
}
