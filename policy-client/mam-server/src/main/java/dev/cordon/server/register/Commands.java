package dev.cordon.server.register;

import dev.cordon.policy.protocol.Command;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Commands and their lives: each step with its actor and time. */
public final class Commands {
  private final Handle handle;
  private final Ids ids;

  Commands(Handle handle, Ids ids) {
    this.handle = handle;
    this.ids = ids;
  }

  /**
   * One step of a command's life.
   *
   * @param actor an administrator's name, or {@code server} or {@code device}
   */
  public record Step(Stage stage, String actor, Instant at) {}

  /** The number that the next command of an enrolment gets. */
  public long nextSequence(String enrolment) {
    return handle
        .createQuery(
            "select 1 + max(number) from"
                + " (select coalesce(max(sequence), 0) as number from command"
                + " where enrolment = :enrolment"
                + " union all select coalesce(max(numbers_above), 0) from restoration) as given")
        .bind("enrolment", enrolment)
        .mapTo(Long.class)
        .one();
  }

  /** Adds a command. */
  public void add(IssuedCommand added, Optional<String> idempotencyKey) {
    Command command = added.command();
    handle
        .createUpdate(
            "insert into command (id, enrolment, sequence, kind, reason, stage, requested_by,"
                + " idempotency_key, sha256, envelope, issued_at, expires_at, domain) values (:id,"
                + " :enrolment, :sequence, :kind, :reason, :stage, :by, :key, :sha256, :envelope,"
                + " :issued, :expires, :domain)")
        .bind("id", command.id())
        .bind("enrolment", command.enrolment())
        .bind("sequence", command.sequence())
        .bind("kind", command.kind().name())
        .bind("reason", command.reason())
        .bind("stage", added.stage().name())
        .bind("by", added.requestedBy())
        .bind("key", idempotencyKey.orElse(null))
        .bind("sha256", added.document().sha256())
        .bind("envelope", added.document().envelope())
        .bind("issued", added.issued().toEpochMilli())
        .bind("expires", added.expires().toEpochMilli())
        .bind("domain", command.domain().orElse(null))
        .execute();
  }

  /** Notes a step of its life; the last one noted is its stage. */
  public void step(String command, Step step) {
    handle
        .createUpdate(
            "insert into command_event (id, command, stage, actor, at)"
                + " values (:id, :command, :stage, :actor, :at)")
        .bind("id", Math.max(ids.next(), lastStep(command) + 1)) // clocks of servers differ
        .bind("command", command)
        .bind("stage", step.stage().name())
        .bind("actor", step.actor())
        .bind("at", step.at().toEpochMilli())
        .execute();
    handle
        .createUpdate("update command set stage = :stage where id = :command")
        .bind("stage", step.stage().name())
        .bind("command", command)
        .execute();
  }

  private long lastStep(String command) {
    return handle
        .createQuery("select coalesce(max(id), 0) from command_event where command = :command")
        .bind("command", command)
        .mapTo(Long.class)
        .one();
  }

  /** The command that an administrator asked for under this key. */
  public Optional<IssuedCommand> withKey(String requestedBy, String idempotencyKey) {
    return handle
        .createQuery("select * from command where requested_by = :by and idempotency_key = :key")
        .bind("by", requestedBy)
        .bind("key", idempotencyKey)
        .map((row, context) -> IssuedCommand.of(row))
        .findOne();
  }

  /** One command of an enrolment. */
  public Optional<IssuedCommand> find(String enrolment, String id) {
    return handle
        .createQuery("select * from command where enrolment = :enrolment and id = :id")
        .bind("enrolment", enrolment)
        .bind("id", id)
        .map((row, context) -> IssuedCommand.of(row))
        .findOne();
  }

  /** All commands of an enrolment, in order. */
  public List<IssuedCommand> of(String enrolment) {
    return handle
        .createQuery("select * from command where enrolment = :enrolment order by sequence")
        .bind("enrolment", enrolment)
        .map((row, context) -> IssuedCommand.of(row))
        .list();
  }

  /** The commands that the enrolment still has to obey, in order. */
  public List<IssuedCommand> pending(String enrolment, Instant now) {
    return of(enrolment).stream()
        .filter(command -> !command.stage().isLast() && command.expires().isAfter(now))
        .toList();
  }

  /** A command's life so far. */
  public List<Step> life(String command) {
    return handle
        .createQuery(
            "select stage, actor, at from command_event where command = :command order by id")
        .bind("command", command)
        .map(
            (row, context) ->
                new Step(
                    Stage.valueOf(row.getString("stage")),
                    row.getString("actor"),
                    Instant.ofEpochMilli(row.getLong("at"))))
        .list();
  }
}
