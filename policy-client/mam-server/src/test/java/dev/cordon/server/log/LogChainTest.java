package dev.cordon.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.cordon.server.register.AuditLinks.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("J1")
class LogChainTest {
  private static final String TENANT = "ab".repeat(32);
  private static final Row EVENT =
      new Row(1_234, 1_700_000_000_000L, "anna/nightly", "INVITED", "端末 7", 0, "");

  /** The same counted by Python's hashlib from docs/server-log.md alone. */
  @Test
  void theChainIsThatOfTheDocument() {
    String begin = LogChain.begin(TENANT);
    assertEquals("e7da6ab4593d132898b98b5bbd3a7feb39f350978efcf732d7bb4ed84dc8cdfb", begin);
    assertEquals(
        "4e2676e785a784d220f620a4f3a0660053f0b85bcfc88979367ab90efae3d3d9",
        LogChain.next(begin, 1, EVENT));
  }

  @Test
  void everyPartOfAnEventCounts() {
    String begin = LogChain.begin(TENANT);
    String link = LogChain.next(begin, 1, EVENT);
    assertNotEquals(link, LogChain.next(LogChain.begin("cd".repeat(32)), 1, EVENT));
    assertNotEquals(link, LogChain.next(begin, 2, EVENT));
    assertNotEquals(link, LogChain.next(begin, 1, row(1_235, EVENT.atMillis(), "anna/nightly")));
    assertNotEquals(link, LogChain.next(begin, 1, row(1_234, 0, "anna/nightly")));
    assertNotEquals(link, LogChain.next(begin, 1, row(1_234, EVENT.atMillis(), "anna")));
    Row shifted =
        new Row(1_234, EVENT.atMillis(), "anna/nightlyI", "NVITED", EVENT.subject(), 0, "");
    assertNotEquals(link, LogChain.next(begin, 1, shifted), "where a text ends counts");
  }

  private static Row row(long id, long at, String actor) {
    return new Row(id, at, actor, EVENT.action(), EVENT.subject(), 0, "");
  }
}
