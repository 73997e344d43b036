package dev.cordon.core.audit;

import dev.cordon.core.keys.Durable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The segments of the trail on disk, oldest first. Not safe for many threads. */
final class Segments {
  /** How long a segment grows. */
  static final int FULL_BYTES = 64 << 10;

  private static final long MOST_FILE_BYTES = 2L * FULL_BYTES;
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{16}\\.trail");

  private final Path directory;
  private final Path damaged;
  private final List<Segment> all = new ArrayList<>();

  Segments(Path directory) {
    this.directory = directory;
    this.damaged = directory.resolveSibling(directory.getFileName() + ".damaged");
  }

  /** What is on disk between two places, whole or not. */
  record Reading(List<byte[]> events, Link before, boolean whole) {}

  /**
   * Finds what belongs to {@code state} and takes away what was written ahead of it.
   *
   * @return whether all is there that should be, as far as its two ends show
   */
  boolean settle(TrailState state, RecordSeal seal) throws IOException {
    List<Segment> found = new ArrayList<>(find());
    List<Segment> extra = new ArrayList<>();
    found.removeIf(each -> isExtra(each, state, extra));
    while (found.size() > 1 && found.get(1).before().sequence() <= state.floor().sequence()) {
      extra.add(found.remove(0)); // a kill came before it was removed
    }
    if (!reaches(found, state, seal)) {
      return false;
    }
    for (Segment each : extra) {
      each.delete();
    }
    all.clear();
    all.addAll(found);
    return true;
  }

  private static boolean isExtra(Segment each, TrailState state, List<Segment> extra) {
    boolean is =
        each.before().sequence() >= state.base().sequence()
            || state.base().sequence() == state.floor().sequence();
    return is && extra.add(each);
  }

  private boolean reaches(List<Segment> found, TrailState state, RecordSeal seal)
      throws IOException {
    if (state.base().equals(state.floor())) {
      return true;
    } else if (found.isEmpty() || !found.get(0).before().equals(state.floor())) {
      return false;
    }
    Segment last = found.get(found.size() - 1);
    Walk walk = new Walk(last, seal);
    boolean reached = walk.to(state.base(), Long.MAX_VALUE, new ArrayList<>());
    if (reached) {
      last.cut(walk.used());
    }
    return reached;
  }

  private List<Segment> find() throws IOException {
    List<Segment> found = new ArrayList<>();
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return found;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (NAME.matcher(file.getFileName().toString()).matches()) {
          Segment.at(file).filter(Segment::isNamedSo).ifPresent(found::add);
        }
      }
    }
    found.sort(Comparator.comparingLong(each -> each.before().sequence()));
    return found;
  }

  /** Adds one day's events behind {@code from}, forced on return; returns where they end. */
  Link append(List<byte[]> events, int day, Link from, RecordSeal seal) throws IOException {
    Optional<Segment> current = current(day);
    Segment segment = current.isPresent() ? current.get() : create(from, day);
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    Link at = from;
    for (byte[] event : events) {
      byte[] one = seal.seal(event, day, at);
      records.write(one, 0, one.length);
      at = at.next(event);
    }
    segment.append(records.toByteArray());
    if (!current.isPresent()) {
      Durable.forceDirectory(directory);
      all.add(segment);
    }
    return at;
  }

  private Segment create(Link from, int day) throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(directory); // a link leads to where nothing is ours
      Files.createDirectory(directory);
      Durable.forceEntryOf(directory);
    }
    Segment created = Segment.create(directory, from, day);
    created.delete(); // one that a failure left half-written
    return created;
  }

  private Optional<Segment> current(int day) {
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Segment last = all.get(all.size() - 1);
    boolean fits = last.day() == day && last.bytes() < FULL_BYTES;
    return fits ? Optional.of(last) : Optional.empty();
  }

  /** The segments, oldest first. */
  List<Segment> all() {
    return all;
  }

  /** The events after number {@code after}, up to {@code end} or {@code most} of them. */
  Reading read(long after, Link end, long most, RecordSeal seal) throws IOException {
    List<byte[]> events = new ArrayList<>();
    Optional<Link> before = Optional.empty();
    for (int i = 0; i < all.size() && events.size() < most; i++) {
      Segment segment = all.get(i);
      Link until = i + 1 < all.size() ? all.get(i + 1).before() : end;
      if (until.sequence() <= after) {
        continue;
      }
      Walk walk = new Walk(segment, seal);
      boolean whole = walk.to(until, Math.max(after, segment.before().sequence()), events);
      before = before.isPresent() ? before : Optional.of(walk.start());
      if (!whole) {
        return new Reading(events, before.get(), false);
      }
    }
    return new Reading(events, before.orElse(end), true);
  }

  /** Deletes what lies wholly before {@code floor}. */
  void removeUpTo(Link floor, Link end) throws IOException {
    while (!all.isEmpty() && endOf(0, end).sequence() <= floor.sequence()) {
      all.get(0).delete();
      all.remove(0);
    }
  }

  /** Where segment {@code index} ends, the last one at {@code end}. */
  Link endOf(int index, Link end) {
    return index + 1 < all.size() ? all.get(index + 1).before() : end;
  }

  /** Moves all away, for whoever wants to look into it; what was moved before is deleted. */
  void setAside() throws IOException {
    all.clear();
    if (!find().isEmpty()) {
      delete(damaged);
      Files.move(directory, damaged);
    }
  }

  /** Deletes all, what was set aside too. */
  void end() {
    all.clear();
    delete(directory);
    delete(damaged);
  }

  /** A directory of files; a link is deleted and not followed. What cannot be deleted stays. */
  private static void delete(Path directory) {
    try {
      if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
          for (Path file : files) {
            Files.deleteIfExists(file);
          }
        }
      }
      Files.deleteIfExists(directory);
    } catch (IOException itsKeyIsGone) {
      return;
    }
  }

  /** One way through a segment. */
  private static final class Walk {
    private final Segment segment;
    private final RecordSeal seal;
    private final ByteBuffer in;
    private Link start;
    private Link at;

    Walk(Segment segment, RecordSeal seal) throws IOException {
      this.segment = segment;
      this.seal = seal;
      this.in = ByteBuffer.wrap(segment.read(MOST_FILE_BYTES));
      this.at = segment.before();
      this.start = at;
    }

    /** Whether the way leads to {@code end}; adds the events after number {@code after}. */
    boolean to(Link end, long after, List<byte[]> events) {
      if (in.remaining() < Segment.HEADER_BYTES) {
        return false;
      }
      in.get(new byte[Segment.HEADER_BYTES]);
      while (at.sequence() < end.sequence()) {
        Optional<byte[]> event = seal.open(in, segment.day(), at);
        if (!event.isPresent()) {
          return false;
        }
        start = at.sequence() <= after ? at : start;
        at = at.next(event.get());
        if (at.sequence() > after) {
          events.add(event.get());
        }
      }
      return at.equals(end);
    }

    long used() {
      return in.position();
    }

    /** Where the events that were added begin. */
    Link start() {
      return start;
    }
  }
}
