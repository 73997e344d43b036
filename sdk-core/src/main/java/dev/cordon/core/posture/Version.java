package dev.cordon.core.posture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version: 1 to 6 whole numbers, the weightiest first. Parts that are missing count as zero: 14
 * is 14.0. What stands behind the numbers after {@code +}, {@code -}, {@code _} or a space is
 * nobody's promise and does not count: 6.1.0-18 is 6.1.0. Anything else is no version.
 *
 * @param numbers at least one
 */
record Version(List<Integer> numbers) {
  private static final Pattern VERSION =
      Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9}){0,5})(?:[+_ -][!-~ ]{0,100})?");

  Version {
    numbers = List.copyOf(numbers);
  }

  /** Reads {@code text}; empty: it is no version. */
  static Optional<Version> read(String text) {
    Matcher version = VERSION.matcher(text);
    if (!version.matches()) {
      return Optional.empty();
    }
    List<Integer> numbers = new ArrayList<>();
    for (String number : version.group(1).split("\\.", -1)) {
      numbers.add(Integer.parseInt(number));
    }
    return Optional.of(new Version(numbers));
  }

  /** Whether this is older than {@code other}. */
  boolean isBelow(Version other) {
    return compare(other, Math.max(numbers.size(), other.numbers.size())) < 0;
  }

  /** Whether this is newer than {@code other} in the parts that {@code other} names. */
  boolean isBeyond(Version other) {
    return compare(other, other.numbers.size()) > 0;
  }

  private int compare(Version other, int parts) {
    for (int i = 0; i < parts; i++) {
      int difference = Integer.compare(part(i), other.part(i));
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  private int part(int i) {
    return i < numbers.size() ? numbers.get(i) : 0;
  }
}
