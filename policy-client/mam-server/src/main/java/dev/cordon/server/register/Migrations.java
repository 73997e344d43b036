package dev.cordon.server.register;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The tables, from version to version; the same files for both databases. */
final class Migrations {
  private Migrations() {}

  /** Whether this server knows a register of that version. */
  static boolean know(String version, Store store) {
    return Arrays.stream(of(store).info().all())
        .anyMatch(
            each -> each.getVersion() != null && each.getVersion().getVersion().equals(version));
  }

  static Flyway of(Store store) {
    return configured(store).load();
  }

  /** Up to {@code version} and no further. */
  static Flyway upTo(String version, Store store) {
    return configured(store).target(version).load();
  }

  private static FluentConfiguration configured(Store store) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(store.pool())
        .placeholders(store.words())
        .locations("classpath:dev/cordon/server/register/migrations");
  }
}
