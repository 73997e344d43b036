package dev.cordon.storage.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementsTest {
  private static final String TRIGGER =
      "CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; SELECT ';'; END;";

  @Test
  void aScriptIsItsStatements() {
    assertEquals(
        List.of("CREATE TABLE a(b);", "INSERT INTO a VALUES(1);", "SELECT 1"),
        Statements.of("CREATE TABLE a(b); INSERT INTO a VALUES(1); SELECT 1"));
  }

  @Test
  void whatIsEmptyIsNoStatement() {
    assertEquals(List.of(), Statements.of(""));
    assertEquals(List.of(), Statements.of(" ;; -- words; more\n /* ; */ \uFEFF\t"));
    assertEquals(List.of("SELECT 1;"), Statements.of(";SELECT 1;;--").stream().toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ';';",
        "SELECT 'it''s; fine';",
        "SELECT \"a;b\", [c;d], `e;f`;",
        "SELECT 1 -- no; end\n, 2;",
        "SELECT 1 /* no; end */, 2;",
        "SELECT 5 / 2 - 1;",
        "create trigger u after insert on a begin update b set c = 1; end;",
        TRIGGER
      })
  void aSemicolonInsideEndsNothing(String statement) {
    assertEquals(List.of(statement, "SELECT 3"), Statements.of(statement + "SELECT 3"));
  }

  @Test
  void anEndInsideATriggersStatementIsNotTheTriggersEnd() {
    String cases = "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT CASE 1 WHEN 1 THEN 2 END; END;";
    assertEquals(List.of(cases, "SELECT 3"), Statements.of(cases + "SELECT 3"));
  }

  @Test
  void whatNeverEndsIsOneStatement() {
    for (String open : List.of("SELECT 'a; b", "SELECT [a; b", "SELECT 1 /* ; ", TRIGGER + " x")) {
      assertEquals(open.startsWith("SELECT") ? 1 : 2, Statements.of(open).size(), open);
    }
  }

  @Test
  void nothingOfAScriptIsLostButEmptyStatements() {
    Random random = new Random(3);
    String alphabet = ";; '\"[]`-/*\nabEND ";
    for (int round = 0; round < 2_000; round++) {
      StringBuilder script = new StringBuilder();
      for (int i = 0; i < random.nextInt(30); i++) {
        script.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String text = script.toString();
      int from = 0;
      for (String statement : Statements.of(text)) {
        from = text.indexOf(statement, from) + statement.length();
        assertEquals(true, from >= statement.length(), text);
        assertEquals(List.of(statement), Statements.of(statement), text);
      }
    }
  }
}
