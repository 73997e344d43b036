package dev.cordon.core;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An app that the organisation's list of harmful apps names, for the employee's eyes.
 *
 * @param entry the list's own word for it; this is what the organisation learns
 * @param app what the system calls it, if it is there now; this stays on the device
 * @param day in UTC, on which it was last seen
 */
public record ListedApp(String entry, Optional<String> app, LocalDate day) {}
