package dev.cordon.core.audit;

import com.google.crypto.tink.subtle.Hex;
import com.google.crypto.tink.util.Bytes;
import dev.cordon.policy.protocol.TrailReport;
import dev.cordon.policy.protocol.audit.AuditChain;
import java.util.ArrayList;
import java.util.List;

/**
 * What the control state keeps of the trail, where older files cannot turn it back. On disk lie the
 * events after {@code floor} up to {@code base}, whole; those after {@code base} wait here, and may
 * or may not lie on disk as well.
 *
 * @param key of the segments, 32 bytes; empty: no trail has begun
 * @param id the trail's own, 16 random bytes
 * @param floor where the events kept begin
 * @param base up to where the disk is known to have them
 * @param pending the events after {@code base}, each in its one spelling
 * @param acknowledged up to where the organisation has them
 * @param signed the last checkpoint's sequence; 0 if none
 * @param open whether the last thing recorded was that the container opened
 */
public record TrailState(
    Bytes key,
    Bytes id,
    Link floor,
    Link base,
    List<Bytes> pending,
    long acknowledged,
    long signed,
    boolean open) {

  private static final Bytes NOTHING = Bytes.copyFrom(new byte[0]);
  private static final Link NOWHERE = new Link(0, Bytes.copyFrom(new byte[AuditChain.HASH_BYTES]));

  /** No trail has begun. */
  public static final TrailState NONE =
      new TrailState(NOTHING, NOTHING, NOWHERE, NOWHERE, List.of(), 0, 0, false);

  public TrailState {
    pending = List.copyOf(pending);
  }

  static TrailState begin(Bytes key, Bytes id) {
    Link begin = Link.begin(id);
    return new TrailState(key, id, begin, begin, List.of(), 0, 0, false);
  }

  /** Whether there is a trail. */
  public boolean hasBegun() {
    return key.size() > 0;
  }

  /** After the last event. */
  public Link head() {
    Link head = base;
    for (Bytes event : pending) {
      head = head.next(event.toByteArray());
    }
    return head;
  }

  /** The sequence of the last event; 0 if there is none. */
  public long last() {
    return base.sequence() + pending.size();
  }

  /** What the organisation is told of it. */
  public TrailReport report() {
    Link head = head();
    return new TrailReport(
        Hex.encode(id.toByteArray()), head.sequence(), Hex.encode(head.chain().toByteArray()));
  }

  /** The disk has all up to {@code durable}. */
  TrailState onDisk(Link durable) {
    long done = durable.sequence() - base.sequence();
    if (done <= 0 || done > pending.size()) {
      return this;
    }
    List<Bytes> rest = pending.subList((int) done, pending.size());
    return new TrailState(key, id, floor, durable, rest, acknowledged, signed, open);
  }

  TrailState with(Bytes event) {
    List<Bytes> more = new ArrayList<>(pending);
    more.add(event);
    return new TrailState(key, id, floor, base, more, acknowledged, signed, open);
  }

  TrailState floor(Link to) {
    return new TrailState(key, id, to, base, pending, acknowledged, signed, open);
  }

  /** The organisation has all up to {@code sequence}; it never forgets. */
  public TrailState acknowledged(long sequence) {
    long most = Math.min(last(), Math.max(acknowledged, sequence));
    return new TrailState(key, id, floor, base, pending, most, signed, open);
  }

  /** Whether {@code trail} is its id, in hex. */
  public boolean isCalled(String trail) {
    return Hex.encode(id.toByteArray()).equals(trail);
  }

  TrailState signed(long sequence) {
    return new TrailState(key, id, floor, base, pending, acknowledged, sequence, open);
  }

  TrailState open(boolean is) {
    return new TrailState(key, id, floor, base, pending, acknowledged, signed, is);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "TrailState[" + floor.sequence() + ".." + last() + "]";
  }
}
