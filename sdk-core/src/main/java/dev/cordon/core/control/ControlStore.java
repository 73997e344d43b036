package dev.cordon.core.control;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.audit.Link;
import dev.cordon.core.audit.Note;
import dev.cordon.core.audit.Notes;
import dev.cordon.core.audit.Notes.Stamped;
import dev.cordon.core.audit.Trail;
import dev.cordon.core.audit.TrailState;
import dev.cordon.core.device.KeyVault;
import dev.cordon.core.error.ContainerDamagedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.keys.SealedPages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The one control state, in memory and on disk alike.
 *
 * <p>Reads are of a volatile snapshot; {@link #update} is serialized by the container's lock.
 */
public final class ControlStore {
  /** The prefix of this store's vault keys; a wipe leaves them, to be able to say what happened. */
  public static final String NAME = "control";

  private final SealedPages pages;
  private final Trail trail;
  private final Notes notes = new Notes();
  private volatile ControlState current;

  private ControlStore(SealedPages pages, Trail trail, ControlState current) {
    this.pages = pages;
    this.trail = trail;
    this.current = current;
  }

  /** Whether there is one in {@code directory}, readable or not. */
  public static boolean exists(Path directory) {
    return SealedPages.exists(directory, NAME);
  }

  /** Reads the state, or begins a fresh one. */
  public static ControlStore open(Path directory, KeyVault vault) throws ContainerException {
    SealedPages pages = new SealedPages(directory, NAME, vault);
    Trail trail = new Trail(directory.resolve("trail"));
    Optional<byte[]> stored = pages.read();
    if (stored.isPresent()) {
      ControlState state = ControlCodec.decode(stored.get());
      trail.settle(state.trail());
      return new ControlStore(pages, trail, state);
    }
    // Written at once: from the first change on, missing pages are damage and not a fresh start.
    ControlStore fresh = new ControlStore(pages, trail, ControlState.FRESH);
    fresh.reset();
    return fresh;
  }

  /** The state as last written. */
  public ControlState get() {
    return current;
  }

  /** What waits to be recorded: the next change takes it along. */
  public Notes notes() {
    return notes;
  }

  /** What was recorded; the container's lock is held. */
  public Trail trail() {
    return trail;
  }

  /**
   * Changes the state, and records what is to be recorded of that; durable on return, unchanged if
   * it throws. On a medium without room for both, the change comes before its record, which waits.
   */
  public void update(UnaryOperator<ControlState.Draft> change) throws ContainerException {
    List<Note> said = new ArrayList<>();
    ControlState next = current.with(change, said::add);
    if (next.wiped().isPresent()) {
      replace(next);
      notes.clear();
      trail.write(next.trail());
    } else {
      record(next, said);
    }
  }

  private void record(ControlState next, List<Note> said) throws ContainerException {
    List<Stamped> with = notes.stamped(said);
    List<Stamped> waits = notes.take(Math.max(0, trail.room(next.trail()) - with.size()));
    waits.removeIf(waiting -> !isWanted(waiting)); // another policy may want what this one did not
    List<Stamped> all = new ArrayList<>(waits);
    all.addAll(with);
    try {
      TrailState more = trail.extend(next.trail(), all, next.policy().audit(), notes.now());
      ControlState both = next.with(draft -> draft.trail(more));
      waits = storeBoth(both, next) ? List.of() : all;
    } finally {
      notes.putBack(waits);
    }
    trail.write(current.trail());
  }

  private boolean isWanted(Stamped waiting) {
    return current.policy().audit().records(waiting.note().code().category());
  }

  /** Whether both were stored; else the change alone, if it needs less room without its record. */
  private boolean storeBoth(ControlState both, ControlState alone) throws ContainerException {
    try {
      replace(both);
      return true;
    } catch (StorageFailedException noRoom) {
      if (alone.equals(current) || blocks(both) == blocks(alone)) {
        throw noRoom;
      }
      replace(alone);
      return false;
    }
  }

  private static int blocks(ControlState state) {
    return SealedPages.blocks(ControlCodec.encode(state).length);
  }

  /** Records what waits, if anything does; what cannot be recorded goes on waiting. */
  public void record() throws ContainerException {
    if (current.wiped().isPresent()) {
      notes.clear(); // nobody's any more
    } else if (notes.isAny() || trail.isBroken()) {
      update(draft -> draft);
    }
  }

  /** Records a checkpoint, for which {@code sign} gives the proof at the place that it is told. */
  public void checkpoint(Proof sign) throws ContainerException {
    TrailState before = current.trail();
    Link head = before.head();
    String proof = sign.of(before.id().toByteArray(), head.sequence() + 1, head.chain());
    TrailState after = trail.checkpoint(before, proof, notes.now());
    replace(current.with(draft -> draft.trail(after)));
    trail.write(after);
  }

  /** Signs a place in the trail. */
  @FunctionalInterface
  public interface Proof {
    /** The proof that event number {@code sequence} is to carry. */
    String of(byte[] id, long sequence, Bytes chain) throws ContainerException;
  }

  /** Forgets an earlier membership and its wipe. */
  public void reset() throws ContainerException {
    replace(ControlState.FRESH);
    trail.write(current.trail());
  }

  private void replace(ControlState next) throws ContainerException {
    byte[] encoded = ControlCodec.encode(next);
    mustBeReadable(encoded, next);
    pages.write(encoded);
    current = next;
  }

  /** What cannot be read back would cost the whole container at the next start. */
  private static void mustBeReadable(byte[] encoded, ControlState next) throws ContainerException {
    try {
      if (ControlCodec.decode(encoded).equals(next)) {
        return;
      }
    } catch (ContainerDamagedException e) {
      throw StorageFailedException.of(
          new IOException("the control state would not be readable", e));
    }
    throw StorageFailedException.of(new IOException("the control state would come back changed"));
  }
}
