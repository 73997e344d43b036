package dev.cordon.server.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("H3")
class PostgresAddressTest {
  @Test
  void anotherMachineIsSpokenToOverTlsWithItsCertificateChecked() {
    for (String remote :
        List.of("db.example.com", "10.0.0.1:5432", "localhost.example.com", "localhost,db")) {
      assertEquals("verify-full", of("postgresql://u@" + remote + "/d").source().getSslMode());
    }
    assertEquals("require", of("postgresql://u@db/d?sslmode=require").source().getSslMode());
    assertNull(of("postgresql://u@127.0.0.1:5432/d").source().getSslMode());
  }

  @Test
  void aPasswordIsUsedAndNeverShown() {
    PostgresAddress address = of("postgresql://u%40x:p%3Aw+d@db.example.com:6543/d");
    assertEquals("u@x", address.source().getUser());
    assertEquals("p:w+d", address.source().getPassword());
    assertEquals("postgresql://db.example.com:6543/d", address.toString());
    assertTrue(address.hasSecret());
    assertTrue(of("postgresql://db/d?user=u&password=p").hasSecret());
    assertFalse(of("postgresql://u@db/d").hasSecret());
  }

  @Test
  void whatNamesNoDatabaseIsRefused() {
    for (String text :
        List.of("", "db", "postgresql://db", "postgresql:///d", "mysql://db/d", "jdbc:sqlite:x")) {
      assertTrue(PostgresAddress.parse(text).isEmpty(), text);
    }
  }

  private static PostgresAddress of(String text) {
    return PostgresAddress.parse(text).orElseThrow();
  }
}
