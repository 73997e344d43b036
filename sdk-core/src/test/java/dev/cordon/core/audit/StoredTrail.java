package dev.cordon.core.audit;

import dev.cordon.core.audit.Notes.Stamped;
import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.policy.protocol.audit.AuditEvent;
import dev.cordon.policy.protocol.policy.Audit;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A trail with a control state in memory: what was stored survives, what was not does not. */
final class StoredTrail {
  final Path directory;
  Trail trail;
  TrailState state = TrailState.NONE;
  Instant now = Instant.parse("2026-04-01T09:00:00Z");
  Audit rules = Audit.DEFAULT;

  StoredTrail(Path directory) {
    this(directory, Trail.MOST_BYTES);
  }

  StoredTrail(Path directory, long mostBytes) {
    this.directory = directory;
    this.trail = new Trail(directory, mostBytes);
  }

  /** Stores and writes wrong passcodes, as many as that, numbered from {@code first}. */
  void record(int first, int count) {
    List<Stamped> notes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      notes.add(new Stamped(now, Note.of(AuditCode.WRONG_PASSCODE, first + i)));
    }
    store(notes);
    trail.write(state);
  }

  /** Stores {@code notes}, and the process dies before it writes them. */
  void store(List<Stamped> notes) {
    state = trail.extend(state, notes, rules, now);
  }

  /** The control state lets go of what the disk has. */
  void letGo() {
    store(List.of());
  }

  void pass(Duration step) {
    now = now.plus(step);
  }

  /** The same state after a restart, with the files in {@code elsewhere}. */
  StoredTrail restarted(Path elsewhere) throws Exception {
    StoredTrail again = new StoredTrail(elsewhere);
    again.state = state;
    again.now = now;
    again.trail.settle(state);
    again.store(List.of());
    again.trail.write(again.state);
    return again;
  }

  /** All events, after what reading found was recorded. */
  List<AuditEvent> events() throws Exception {
    List<AuditEvent> events = trail.events(state);
    if (trail.isBroken()) {
      store(List.of());
      trail.write(state);
      events = trail.events(state);
    }
    return events;
  }

  List<Long> numbers() throws Exception {
    return events().stream()
        .filter(event -> event.code() == AuditCode.WRONG_PASSCODE)
        .map(event -> event.number().orElseThrow())
        .collect(Collectors.toList());
  }

  boolean saysBroken() throws Exception {
    return events().stream().anyMatch(event -> event.code() == AuditCode.TRAIL_BROKEN);
  }
}
