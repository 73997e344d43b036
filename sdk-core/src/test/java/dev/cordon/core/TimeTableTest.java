package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.testing.FakeDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every cell of the table in {@code docs/time.md}: when a rule comes or ends, in real time, if
 * something happens to the clock or the device right after it began. Found by trying, on a
 * container of its own each time, and compared with what the page says.
 */
@Tag("D1")
@Tag("D3")
@Tag("D8")
@Tag("G2")
class TimeTableTest {
  private static final Path PAGE = Path.of("..", "docs", "time.md");
  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final TimeZone ZONE = TimeZone.getDefault();

  @TempDir Path directory;
  private int tries;

  @AfterEach
  void putTheZoneBack() {
    TimeZone.setDefault(ZONE);
  }

  static Stream<Arguments> cells() {
    return Arrays.stream(TimeRule.values())
        .flatMap(rule -> Arrays.stream(TimeEvent.values()).map(each -> Arguments.of(rule, each)));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void aRuleIsAsThePageSaysAndNeverWeaker(TimeRule rule, TimeEvent event) throws Exception {
    String found = rule.comes() ? comes(rule, event) : ends(rule, event);

    assertNotEquals("weaker", found);
    assertEquals(documented(rule, event), found);
  }

  @Test
  void thePageHasARowForEachRuleAndAColumnForEachEvent() throws Exception {
    List<List<String>> table = table();
    assertEquals(
        Arrays.stream(TimeEvent.values()).map(TimeEvent::title).collect(Collectors.toList()),
        table.get(0).subList(1, table.get(0).size()));
    assertEquals(
        Arrays.stream(TimeRule.values()).map(TimeRule::setting).collect(Collectors.toList()),
        table.stream().skip(1).map(row -> row.get(0)).collect(Collectors.toList()));
  }

  private String comes(TimeRule rule, TimeEvent event) throws Exception {
    Duration limit = rule.limit(event.start());
    if (isStrict(rule, event, event.duration())) {
      return isInDoubt(rule, event) ? "until contact" : "at once";
    } else if (event.duration().compareTo(limit) > 0
        || !isStrict(rule, event, limit.plus(MOMENT))) {
      return isInDoubt(rule, event) ? "until contact" : "weaker";
    }
    return isStrict(rule, event, limit.minus(MOMENT)) ? "early" : "on time";
  }

  private String ends(TimeRule rule, TimeEvent event) throws Exception {
    Duration limit = rule.limit(event.start());
    boolean longer = event.duration().compareTo(limit) > 0;
    if (!longer && !isStrict(rule, event, limit.minus(MOMENT))) {
      return "weaker";
    } else if (!isStrict(rule, event, longer ? event.duration() : limit.plus(MOMENT))) {
      return "on time";
    }
    Duration twice = limit.multipliedBy(2).plus(MOMENT);
    boolean stays = isStrict(rule, event, event.duration().plus(twice));
    return stays ? "until contact" : "anew";
  }

  /** Whether the rule is strict when {@code after} has passed since it began. */
  private boolean isStrict(TimeRule rule, TimeEvent event, Duration after) throws Exception {
    FakeDevice device = new FakeDevice();
    try (Container container = after(rule, event, device)) {
      device.clock().pass(after.minus(event.duration()));
      return rule.isStrict(device, container, event.start());
    }
  }

  private boolean isInDoubt(TimeRule rule, TimeEvent event) throws Exception {
    try (Container container = after(rule, event, new FakeDevice())) {
      Reason doubt = Reason.of(Code.CLOCK_IN_DOUBT);
      return container.state() instanceof ContainerState.Blocked blocked
          && blocked.reasons().contains(doubt);
    }
  }

  /** The container right after the event. */
  private Container after(TimeRule rule, TimeEvent event, FakeDevice device) throws Exception {
    Path place = Files.createDirectory(directory.resolve("try" + tries++));
    device.clock().set(event.start());
    Container container = rule.start(device, place);
    Duration early = Duration.between(event.start(), device.clock().now());
    assertEquals(Duration.ZERO, rule == TimeRule.ATTEMPT_DELAY ? Duration.ZERO : early);
    if (event.restarts()) {
      container.close();
    }
    event.happen(device.clock(), rule.limit(event.start()));
    return event.restarts() ? device.open(place) : container;
  }

  private static String documented(TimeRule rule, TimeEvent event) throws IOException {
    List<List<String>> table = table();
    int column = table.get(0).indexOf(event.title());
    return table.stream()
        .filter(row -> row.get(0).equals(rule.setting()))
        .map(row -> row.get(column))
        .findFirst()
        .orElse("not on the page");
  }

  /** The first table of the page, its heading first. */
  private static List<List<String>> table() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String line : Files.readAllLines(PAGE)) {
      if (line.startsWith("|") && !line.startsWith("| ---")) {
        String[] cells = line.substring(1, line.lastIndexOf('|')).split("\\|", -1);
        rows.add(
            Arrays.stream(cells)
                .map(cell -> cell.replace("`", "").trim())
                .collect(Collectors.toList()));
      } else if (!line.startsWith("|") && !rows.isEmpty()) {
        return rows;
      }
    }
    return rows;
  }
}
