package dev.cordon.server.register;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A signed document as it was sent out.
 *
 * @param id {@code root}, {@code policy} or a command's id
 * @param version its version; a command's sequence
 * @param sha256 lowercase hex SHA-256 of its payload
 * @param envelope the envelope's JSON
 */
public record StoredDocument(String id, long version, String sha256, String envelope) {

  static StoredDocument of(String id, ResultSet row) throws SQLException {
    return new StoredDocument(
        id, row.getLong("version"), row.getString("sha256"), row.getString("envelope"));
  }
}
