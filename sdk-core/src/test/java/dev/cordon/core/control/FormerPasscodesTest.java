package dev.cordon.core.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.control.FormerPasscodes.Tag;
import dev.cordon.core.device.PasscodeCost;
import java.util.List;
import org.junit.jupiter.api.Test;

@org.junit.jupiter.api.Tag("D1")
class FormerPasscodesTest {
  private final FormerPasscodes none =
      new FormerPasscodes(new PasscodeCost(8, 1), Bytes.copyFrom(new byte[16]), List.of());

  @Test
  void theOldestGoesFirst() {
    FormerPasscodes kept = none.and(tag("a"), 2).and(tag("b"), 2).and(tag("c"), 2);

    assertEquals(List.of(tag("b"), tag("c")), kept.tags());
  }

  @Test
  void aChangeThatCameToNothingStandsInNobodysPlace() {
    FormerPasscodes kept = none.and(tag("a"), 2).and(tag("b"), 2);

    assertEquals(List.of(tag("a")), kept.before("b", 1));
    assertEquals(kept, kept.and(tag("b"), 2));
  }

  @Test
  void onlyAsManyCountAsTheRuleSays() {
    FormerPasscodes kept = none.and(tag("a"), 3).and(tag("b"), 3);

    assertEquals(List.of(tag("b")), kept.before("c", 1));
    assertEquals(List.of(), kept.before("c", 0));
  }

  private static Tag tag(String slot) {
    return new Tag(slot, Bytes.copyFrom(new byte[] {1}));
  }
}
