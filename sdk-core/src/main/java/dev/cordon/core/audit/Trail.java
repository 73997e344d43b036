package dev.cordon.core.audit;

import com.google.crypto.tink.subtle.Hex;
import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.audit.Notes.Stamped;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.audit.AuditBatch;
import dev.cordon.policy.protocol.audit.AuditChain;
import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.policy.protocol.audit.AuditEvent;
import dev.cordon.policy.protocol.audit.AuditEventCodec;
import dev.cordon.policy.protocol.json.JsonText;
import dev.cordon.policy.protocol.policy.Audit;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded. Events are first part of the control state, stored together with what they
 * tell of; {@link #write} then moves them to the disk, and only when they are there does the next
 * state let go of them. So a kill at any instant neither loses nor doubles one, and files that fall
 * short of the state were changed by somebody. The container's lock is held for everything.
 */
public final class Trail {
  /** How much of it lies on disk at most, in bytes; when it is more, the oldest goes. */
  public static final long MOST_BYTES = 4 << 20;

  /** How many events may wait in the control state. */
  static final int MOST_PENDING = 256;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long DAY_MILLIS = 86_400_000;
  private static final AuditEventCodec CODEC = new AuditEventCodec();

  private final Segments segments;
  private final long mostBytes;
  private Link durable = TrailState.NONE.base();
  private @Nullable RecordSeal seal;
  private boolean broken;

  /**
   * @param directory holds the segments; made when it is needed
   */
  public Trail(Path directory) {
    this(directory, MOST_BYTES);
  }

  Trail(Path directory, long mostBytes) {
    this.segments = new Segments(directory);
    this.mostBytes = mostBytes;
  }

  /** At the start: looks at both ends of what lies on disk. Damage is recorded by and by. */
  public void settle(TrailState state) throws ContainerException {
    durable = state.base();
    if (!state.hasBegun()) {
      segments.end();
      return;
    }
    try {
      if (!segments.settle(state, sealOf(state))) {
        foundBroken();
      }
    } catch (NoSuchFileException takenAway) {
      foundBroken();
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  private void foundBroken() {
    broken = true;
    try {
      segments.setAside();
    } catch (IOException theyStay) {
      return; // and are removed when the trail has gone on without them
    }
  }

  /** Whether damage was found that no state tells of yet. */
  public boolean isBroken() {
    return broken;
  }

  /** How many more events {@code state} has room for. */
  public int room(TrailState state) {
    return Math.max(0, MOST_PENDING - state.onDisk(durable).pending().size() - 3);
  }

  /** The state with {@code notes}, as far as {@code rules} want them, and without what is over. */
  public TrailState extend(TrailState now, List<Stamped> notes, Audit rules, Instant time) {
    TrailState next = now.onDisk(durable);
    if (broken && next.hasBegun()) {
      long missing = next.base().sequence() - next.floor().sequence();
      next = next.floor(next.base());
      next = with(next, Note.of(AuditCode.TRAIL_BROKEN, missing), time);
    }
    for (Stamped stamped : notes) {
      if (rules.records(stamped.note().code().category())) {
        next = next.hasBegun() ? next : begun(time);
        next = with(next, stamped.note(), stamped.at());
      }
    }
    return next.hasBegun() && !broken ? withoutSurplus(next, rules, time) : next;
  }

  private TrailState begun(Instant time) {
    TrailState begun = TrailState.begin(random(32), random(AuditChain.ID_BYTES));
    return with(begun, Note.of(AuditCode.TRAIL_BEGUN), time);
  }

  private static Bytes random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Bytes.copyFrom(random);
  }

  private static TrailState with(TrailState state, Note note, Instant at) {
    long sequence = state.last() + 1;
    TrailState next = state.with(Bytes.copyFrom(CODEC.encode(note.event(sequence, at))));
    return switch (note.code()) {
      case OPENED, OPENED_BY_BIOMETRIC -> next.open(true);
      case CLOSED, INTERRUPTED -> next.open(false);
      case CHECKPOINT -> next.signed(sequence);
      default -> next;
    };
  }

  /** Whole segments go: those of days that are over, and the oldest if there is too much. */
  private TrailState withoutSurplus(TrailState state, Audit rules, Instant time) {
    long bytes = segments.all().stream().mapToLong(Segment::bytes).sum();
    long oldestDay = Math.floorDiv(time.toEpochMilli(), DAY_MILLIS) - rules.keepDays();
    Link floor = state.floor();
    for (int i = 0; i < segments.all().size(); i++) {
      Segment segment = segments.all().get(i);
      Link end = segments.endOf(i, durable);
      boolean over = segment.day() < oldestDay || bytes > mostBytes;
      if (!over || end.sequence() > state.base().sequence()) {
        break;
      }
      bytes -= segment.bytes();
      floor = end;
    }
    long removed = floor.sequence() - state.floor().sequence();
    return removed <= 0
        ? state
        : with(state.floor(floor), Note.of(AuditCode.REMOVED, removed), time);
  }

  /** A checkpoint at the end of {@code now}, if there is a trail. */
  public TrailState checkpoint(TrailState now, String proof, Instant time) {
    return with(now.onDisk(durable), Note.checkpoint(proof), time);
  }

  /** Brings the disk up to {@code state}, which is stored; what fails is tried again. */
  public void write(TrailState state) {
    if (!state.hasBegun()) {
      end();
      return;
    }
    if (seal == null || !seal.isOf(state)) {
      durable = state.base(); // another trail
    }
    broken = broken && !state.floor().equals(state.base());
    try {
      writePending(state, sealOf(state));
      segments.removeUpTo(state.floor(), durable);
    } catch (IOException mediumTakesNothing) {
      return; // it stays in the control state
    }
  }

  private void writePending(TrailState state, RecordSeal seal) throws IOException {
    long done = durable.sequence() - state.base().sequence();
    List<byte[]> ofOneDay = new ArrayList<>();
    int day = 0;
    for (int i = (int) Math.max(0, done); i < state.pending().size(); i++) {
      byte[] event = state.pending().get(i).toByteArray();
      int its = day(decode(event));
      if (its != day && !ofOneDay.isEmpty()) {
        durable = segments.append(ofOneDay, day, durable, seal);
        ofOneDay.clear();
      }
      day = its;
      ofOneDay.add(event);
    }
    if (!ofOneDay.isEmpty()) {
      durable = segments.append(ofOneDay, day, durable, seal);
    }
  }

  private static int day(AuditEvent event) {
    return (int) Math.floorDiv(event.at().toEpochMilli(), DAY_MILLIS);
  }

  /** The trail is over: nothing of it is left. */
  public void end() {
    segments.end();
    seal = null;
    durable = TrailState.NONE.base();
    broken = false;
  }

  /**
   * All that is kept, oldest first. If something of it was altered, what comes before that is given
   * once, and {@link #isBroken} from then on.
   */
  public List<AuditEvent> events(TrailState state) throws ContainerException {
    TrailState now = state.onDisk(durable);
    List<AuditEvent> events = new ArrayList<>();
    read(now, now.floor().sequence(), Long.MAX_VALUE)
        .events()
        .forEach(event -> events.add(decode(event)));
    now.pending().forEach(event -> events.add(decode(event.toByteArray())));
    return events;
  }

  /** The next events that the organisation does not have yet, at most {@code most}. */
  public Optional<AuditBatch> batch(TrailState state, String enrolment, int most)
      throws ContainerException {
    TrailState now = state.onDisk(durable);
    long after = Math.max(now.acknowledged(), now.floor().sequence());
    if (after < now.base().sequence()) {
      Segments.Reading onDisk = read(now, after, most);
      if (!onDisk.events().isEmpty()) {
        return Optional.of(batch(now, enrolment, onDisk.before(), onDisk.events(), most));
      }
    }
    Link before = now.base();
    int waiting = 0;
    while (waiting < now.pending().size() && before.sequence() < after) {
      before = before.next(now.pending().get(waiting++).toByteArray());
    }
    List<byte[]> events = new ArrayList<>();
    now.pending().subList(waiting, now.pending().size()).forEach(e -> events.add(e.toByteArray()));
    return events.isEmpty()
        ? Optional.empty()
        : Optional.of(batch(now, enrolment, before, events, most));
  }

  private static AuditBatch batch(
      TrailState state, String enrolment, Link before, List<byte[]> encoded, int most) {
    List<AuditEvent> events = new ArrayList<>();
    encoded.subList(0, Math.min(most, encoded.size())).forEach(event -> events.add(decode(event)));
    return new AuditBatch(enrolment, hex(state.id()), hex(before.chain()), events);
  }

  private static String hex(Bytes bytes) {
    return Hex.encode(bytes.toByteArray());
  }

  private Segments.Reading read(TrailState state, long after, long most) throws ContainerException {
    if (!state.hasBegun() || broken) {
      return new Segments.Reading(List.of(), state.base(), true);
    }
    try {
      Segments.Reading reading = segments.read(after, state.base(), most, sealOf(state));
      if (!reading.whole()) {
        foundBroken();
      }
      return reading;
    } catch (NoSuchFileException takenAway) {
      foundBroken();
      return new Segments.Reading(List.of(), state.base(), false);
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  private RecordSeal sealOf(TrailState state) {
    RecordSeal current = seal;
    if (current == null || !current.isOf(state)) {
      current = new RecordSeal(state);
      seal = current;
    }
    return current;
  }

  private static AuditEvent decode(byte[] event) {
    try {
      return CODEC.read(JsonText.read(event));
    } catch (DocumentRefusedException e) {
      throw new IllegalStateException("it authenticated, so this program wrote it", e);
    }
  }
}
