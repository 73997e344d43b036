package dev.cordon.server.register;

import dev.cordon.policy.protocol.Command;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * A signed command and how far it got.
 *
 * @param command what was ordered
 * @param document the signed document
 * @param stage how far it got
 * @param requestedBy the administrator
 * @param issued when it was signed
 * @param expires no device obeys it later
 */
public record IssuedCommand(
    Command command,
    StoredDocument document,
    Stage stage,
    String requestedBy,
    Instant issued,
    Instant expires) {

  static IssuedCommand of(ResultSet row) throws SQLException {
    Command command =
        new Command(
            row.getString("id"),
            Command.Kind.valueOf(row.getString("kind")),
            row.getString("enrolment"),
            row.getLong("sequence"),
            row.getString("reason"),
            Optional.ofNullable(row.getString("domain")));
    return new IssuedCommand(
        command,
        new StoredDocument(
            command.id(), command.sequence(), row.getString("sha256"), row.getString("envelope")),
        Stage.valueOf(row.getString("stage")),
        row.getString("requested_by"),
        Instant.ofEpochMilli(row.getLong("issued_at")),
        Instant.ofEpochMilli(row.getLong("expires_at")));
  }
}
