package dev.cordon.browser.age;

import dev.cordon.policy.protocol.policy.BrowserEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The version of what shows pages (requirement B9): whole numbers, the weightiest first. Zeros at
 * the end say nothing: 21.0 is 21. One that is not known is older than any.
 *
 * @param engine which engine
 * @param numbers none: not known
 */
public record EngineVersion(BrowserEngine engine, List<Integer> numbers)
    implements Comparable<EngineVersion> {
  private static final int MAX_NUMBERS = 6;

  // What a build adds behind its version is nobody's promise: 21.0.12+2, 22-ea.
  private static final Pattern VERSION =
      Pattern.compile(
          "([0-9]{1,9}(?:\\.[0-9]{1,9}){0," + (MAX_NUMBERS - 1) + "})(?:[+ -][!-~ ]{0,100})?");

  public EngineVersion {
    int end = numbers.size();
    while (end > 1 && numbers.get(end - 1) == 0) {
      end--;
    }
    numbers = List.copyOf(numbers.subList(0, end));
  }

  /** Reads a version such as {@code 21.0.12}; what cannot be read is not known. */
  public static EngineVersion parse(BrowserEngine engine, String text) {
    Matcher version = VERSION.matcher(text);
    if (!version.matches()) {
      return unknown(engine);
    }
    List<Integer> numbers = new ArrayList<>();
    for (String number : version.group(1).split("\\.", -1)) {
      numbers.add(Integer.parseInt(number));
    }
    return new EngineVersion(engine, numbers);
  }

  /** An engine that does not say its version. */
  public static EngineVersion unknown(BrowserEngine engine) {
    return new EngineVersion(engine, List.of());
  }

  /** By the numbers; of two engines, which has no meaning, by their order. */
  @Override
  public int compareTo(EngineVersion other) {
    if (engine != other.engine) {
      return engine.compareTo(other.engine);
    }
    for (int i = 0; i < Math.min(numbers.size(), other.numbers.size()); i++) {
      int difference = Integer.compare(numbers.get(i), other.numbers.get(i));
      if (difference != 0) {
        return difference;
      }
    }
    return Integer.compare(numbers.size(), other.numbers.size());
  }

  /** The numbers with dots between; {@code ?} if not known. */
  public String text() {
    return numbers.isEmpty()
        ? "?"
        : numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
  }

  @Override
  public String toString() {
    return engine + " " + text();
  }
}
