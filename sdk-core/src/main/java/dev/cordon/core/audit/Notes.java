package dev.cordon.core.audit;

import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.audit.AuditCode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What waits in memory to be recorded. Bounded: refusals are counted by reason, a host stands once,
 * and what is too many is counted as lost, so that no flood pushes out what matters. Never touches
 * the disk. Safe for many threads.
 */
public final class Notes {
  private static final int MOST = 1_024;
  private static final int MOST_HOSTS = 128;

  private final Deque<Stamped> waiting = new ArrayDeque<>(); // guarded by this
  private final Map<Reason.Code, Denials> denials = new LinkedHashMap<>(); // guarded by this
  private final Set<Note> sites = new LinkedHashSet<>(); // guarded by this
  private long lost; // guarded by this
  private volatile Supplier<Instant> time = () -> Instant.EPOCH;
  private volatile Runnable arrived = () -> {};

  /** A note and when it was taken. */
  public record Stamped(Instant at, Note note) {}

  private record Denials(Instant first, long times) {}

  /**
   * Begins.
   *
   * @param time the time that counts
   * @param arrived called after each note, with no lock held; must not block
   */
  public void connect(Supplier<Instant> time, Runnable arrived) {
    this.time = time;
    this.arrived = arrived;
  }

  /** Takes {@code note}; never waits for a disk. */
  public void add(Note note) {
    Instant now = time.get();
    synchronized (this) {
      if (waiting.size() >= MOST) {
        lost++;
      } else {
        waiting.add(new Stamped(now, note));
      }
    }
    arrived.run();
  }

  /** The gate refused something. */
  public void denied(Reason.Code why) {
    Instant now = time.get();
    synchronized (this) {
      denials.merge(
          Note.recorded(why),
          new Denials(now, 1),
          (before, one) -> new Denials(before.first, before.times + 1));
    }
    arrived.run();
  }

  /** Work asked for something of {@code host}. */
  public void site(String host, boolean loaded) {
    Note note = Note.site(loaded ? AuditCode.SITE_LOADED : AuditCode.SITE_REFUSED, host);
    Instant now = time.get();
    synchronized (this) {
      if (sites.contains(note)) {
        return;
      } else if (sites.size() >= MOST_HOSTS || waiting.size() >= MOST) {
        lost++;
      } else {
        sites.add(note);
        waiting.add(new Stamped(now, note));
      }
    }
    arrived.run();
  }

  /** Whether anything waits. */
  public synchronized boolean isAny() {
    return !waiting.isEmpty() || !denials.isEmpty() || lost > 0;
  }

  /** The oldest, at most {@code most}; they wait no longer. */
  public synchronized List<Stamped> take(int most) {
    denials.forEach(
        (why, times) -> waiting.add(new Stamped(times.first, Note.denied(why, times.times))));
    denials.clear();
    sites.clear();
    if (lost > 0) {
      waiting.add(new Stamped(time.get(), Note.of(AuditCode.LOST, lost)));
      lost = 0;
    }
    List<Stamped> taken = new ArrayList<>();
    while (taken.size() < most && !waiting.isEmpty()) {
      taken.add(waiting.remove());
    }
    return taken;
  }

  /** They could not be recorded yet. */
  public synchronized void putBack(List<Stamped> taken) {
    for (int i = taken.size() - 1; i >= 0; i--) {
      waiting.addFirst(taken.get(i));
    }
    while (waiting.size() > 2 * MOST) { // a medium that takes nothing for long
      waiting.removeLast();
      lost++;
    }
  }

  /** Stamps what belongs to a change that is about to be stored. */
  public List<Stamped> stamped(List<Note> notes) {
    Instant now = time.get();
    List<Stamped> stamped = new ArrayList<>();
    notes.forEach(note -> stamped.add(new Stamped(now, note)));
    return stamped;
  }

  /** After a wipe nothing waits. */
  public synchronized void clear() {
    waiting.clear();
    denials.clear();
    sites.clear();
    lost = 0;
  }

  /** The time that counts. */
  public Instant now() {
    return time.get();
  }
}
