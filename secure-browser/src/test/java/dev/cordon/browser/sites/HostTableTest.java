package dev.cordon.browser.sites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B5")
class HostTableTest {
  @Property(tries = 2_000)
  void itHoldsWhatAMapHolds(
      @ForAll("names") List<String> put, @ForAll("names") List<String> asked) {
    HostTable table = new HostTable();
    Map<String, Integer> map = new HashMap<>();
    for (int i = 0; i < put.size(); i++) {
      table.put(put.get(i), i);
      map.put(put.get(i), i);
    }
    assertEquals(map.size(), table.size());
    for (String name : asked) {
      int value = map.getOrDefault(name, HostTable.ABSENT);
      assertEquals(value, table.find(name));
      assertEquals(value, table.find("x." + name, 2, HostTable.hash(name)));
    }
  }

  @Provide
  Arbitrary<List<String>> names() {
    return Arbitraries.strings().withChars("ab.").ofMaxLength(6).list().ofMaxSize(200);
  }

  @Test
  void aNameLongerThanAnyHostIsABug() {
    HostTable table = new HostTable();
    assertThrows(IllegalArgumentException.class, () -> table.put("a".repeat(256), 1));
    table.put("a".repeat(255), 1);
    assertEquals(1, table.find("a".repeat(255)));
  }
}
