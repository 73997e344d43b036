package dev.cordon.server.register;

import dev.cordon.policy.protocol.settings.DeviceOwner;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Whose a device is (requirements H2, H3).
 *
 * @param person the employee who uses it, if the administrator said so
 * @param owner to whom it belongs
 */
public record Ownership(Optional<String> person, DeviceOwner owner) {
  /** Nobody's in particular: an employee's own device. */
  public static final Ownership UNKNOWN = new Ownership(Optional.empty(), DeviceOwner.PERSONAL);

  static Ownership of(ResultSet row) throws SQLException {
    return new Ownership(
        Optional.ofNullable(row.getString("person")), DeviceOwner.valueOf(row.getString("owner")));
  }
}
