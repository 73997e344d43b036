package dev.cordon.storage.sql;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.storage.DatabaseException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A1")
@Tag("A2")
class SqlGuardTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "attach 'x' as y",
        " \n\tAttach'x' as y",
        ";;ATTACH 'x' AS y",
        "-- SELECT\nATTACH 'x' AS y",
        "/* SELECT */ATTACH 'x' AS y",
        "\uFEFFATTACH 'x' AS y",
        "SELECT 1; ATTACH 'x' AS y",
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END; DETACH y",
        "VACUUM",
        "vacuum INTO 'x'",
        "backup to x",
        "restore from x",
        "SELECT writefile('x', body) FROM mail",
        "SELECT \"writefile\"('x', 'y')",
        "SELECT [WriteFile]('x', 'y')",
        "SELECT `writefile`('x', 'y')",
        "SELECT load_extension('x')",
        "SELECT readfile('x')",
        "SELECT sha3_query('SELECT write' || 'file(1, 2)')",
        "SELECT * FROM fsdir('/')",
        "SELECT * FROM 'fsdir'",
        "EXPLAIN ATTACH 'x' AS y"
      })
  void whatReachesOtherFilesIsRefused(String sql) {
    assertEquals("WRITES_OUTSIDE", refused(sql));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PRAGMA key = 'x'",
        "PRAGMA rekey = ''",
        "pragma main.rekey('')",
        "PRAGMA \"rekey\" = ''",
        "PRAGMA/**/rekey/**/=/**/''",
        "EXPLAIN PRAGMA rekey = ''",
        "EXPLAIN QUERY PLAN PRAGMA hexrekey = ''",
        "SELECT 1;PRAGMA cipher_plaintext_header_size = 32",
        "PRAGMA hexkey = 'aa'",
        "PRAGMA cipher = 'rc4'",
        "PRAGMA journal_mode = OFF",
        "PRAGMA journal_mode(DELETE)",
        "PRAGMA synchronous = OFF",
        "PRAGMA secure_delete = FAST",
        "PRAGMA locking_mode = NORMAL",
        "PRAGMA temp_store = FILE",
        "PRAGMA temp_store_directory = '/tmp'",
        "PRAGMA trusted_schema = ON",
        "PRAGMA writable_schema = ON",
        "PRAGMA mmap_size = 1000000",
        "PRAGMA user_version.rekey = ''",
        "PRAGMA",
        "PRAGMA \u000Brekey = ''"
      })
  void pragmasThatChangeKeyFileOrPromisesAreRefused(String sql) {
    assertEquals("PRAGMA_REFUSED", refused(sql));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" \u000BATTACH 'x' AS y", "SELEKT 1", "SELECT 1\0; ATTACH 'x' AS y", "(1"})
  void whatIsNotKnownIsRefusedAsSqliteDoes(String sql) {
    assertEquals("SQLITE_ERROR", refused(sql));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " -- nothing",
        "SELECT 'ATTACH', \"attach\" FROM t",
        "WITH a AS (SELECT 1) SELECT * FROM a;",
        "INSERT INTO t VALUES('PRAGMA rekey')",
        "PRAGMA user_version = 3;",
        "PRAGMA main.table_info('t')",
        "PRAGMA foreign_keys",
        "PRAGMA journal_mode",
        "PRAGMA journal_mode = WAL",
        "PRAGMA temp_store = MEMORY;",
        "PRAGMA synchronous(FULL)",
        "EXPLAIN QUERY PLAN SELECT 1",
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; END"
      })
  void whatStaysInsideIsLetThrough(String sql) {
    assertDoesNotThrow(() -> SqlGuard.require(sql, "mail"));
  }

  @Test
  void theRefusalNamesNothingOfTheStatement() {
    DatabaseException e =
        assertThrows(
            DatabaseException.class, () -> SqlGuard.require("ATTACH 'CANARY' AS x", "mail"));
    assertEquals(false, e.toString().contains("CANARY"));
  }

  private static String refused(String sql) {
    return assertThrows(DatabaseException.class, () -> SqlGuard.require(sql, "mail")).code();
  }
}
