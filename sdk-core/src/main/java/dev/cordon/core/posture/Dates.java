package dev.cordon.core.posture;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Dates in the place of versions: year, month and day are three numbers. */
final class Dates {
  private Dates() {}

  /** Reads a date such as {@code 2026-01-05}; empty: it is none. */
  static Optional<Version> read(String date) {
    try {
      return Optional.of(version(LocalDate.parse(date)));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  static Version version(LocalDate date) {
    return new Version(List.of(date.getYear(), date.getMonthValue(), date.getDayOfMonth()));
  }
}
