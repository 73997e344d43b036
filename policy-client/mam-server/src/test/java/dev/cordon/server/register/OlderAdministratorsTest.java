package dev.cordon.server.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.EnumSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A register from before there were roles. */
@Tag("H9")
class OlderAdministratorsTest {
  @TempDir private Path temporary;

  @Test
  void whoCouldDoEverythingStillCan() throws Exception {
    Path file = temporary.resolve("register.db");
    try (Store before = SqliteStore.open(file)) {
      Migrations.upTo("5", before).migrate();
      try (Connection connection = before.pool().getConnection();
          Statement sql = connection.createStatement()) {
        sql.executeUpdate("insert into administrator values ('admin', 'hash', false, 7)");
        sql.executeUpdate("insert into audit_event values (5, 7, 'server', 'SET_UP', 'admin')");
      }
    }
    try (Register now = Register.open(new Database.InFile(file), new Ids(Clock.systemUTC()))) {
      assertEquals(EnumSet.allOf(AdminRole.class), now.read(tables -> tables.roles().of("admin")));
      assertEquals(1L, now.<Long, RuntimeException>read(t -> t.roles().holders(AdminRole.OWNER)));
      assertFalse(
          now.read(tables -> tables.administrators().named("admin")).orElseThrow().isDisabled());
      assertEquals(1, now.read(tables -> tables.auditLinks().unlinked(10)).size());
    }
  }
}
