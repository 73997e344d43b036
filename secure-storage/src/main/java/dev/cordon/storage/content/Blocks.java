package dev.cordon.storage.content;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;

/**
 * The sealed blocks of one content, each in a slot of its file; read ahead and written in runs. One
 * thread at a time.
 */
final class Blocks {
  private final SlotFile file;
  private final SlotSpace space;
  private final BlockCipher cipher;
  private final Window ahead; // read
  private final Window behind; // sealed, not written yet
  private final int log2;
  private final String subject;
  private long sealed;

  Blocks(
      SlotFile file, BlockCipher cipher, BufferPool buffers, ContentState state, String subject) {
    this.file = file;
    this.space = new SlotSpace((int) state.slots());
    this.cipher = cipher;
    this.log2 = state.log2();
    this.ahead = new Window(buffers, log2);
    this.behind = new Window(buffers, log2);
    this.sealed = state.sealed();
    this.subject = subject;
  }

  SlotSpace space() {
    return space;
  }

  /** How many were sealed under this key. */
  long sealed() {
    return sealed;
  }

  /** How many slots are worth reading at once. */
  int slotsAhead() {
    return ahead.slots();
  }

  /** Whether a block can be opened without reading from the medium. */
  boolean isNear(int slot, int bytes) {
    return ahead.has(slot, bytes) || behind.has(slot, bytes);
  }

  /** Reads {@code slots} from {@code slot} on, of which at least the first is needed. */
  void fetch(int slot, int slots) throws IOException {
    int written = behind.slotsBefore(slot, slots); // what waits behind is not in the file yet
    ByteBuffer buffer = ahead.restart(slot);
    Bounds.set(buffer, 0, written << log2);
    try {
      file.read(buffer, ahead.start());
    } catch (IOException e) {
      throw explain(e);
    }
    ahead.setBytes(buffer.position());
  }

  /**
   * Opens one block into {@code out}, direct; one that is not near is read first.
   *
   * @param at where its seal starts in {@code seals}
   */
  void open(int level, long index, byte[] seals, int at, int bytes, ByteBuffer out)
      throws IOException {
    int slot = Seal.slot(seals, at);
    if (!isNear(slot, bytes)) {
      fetch(slot, 1);
    }
    Window window = behind.has(slot, bytes) ? behind : ahead;
    if (!window.has(slot, bytes)) {
      throw damaged(); // the file ends before it
    }
    int from = (int) window.offset(slot);
    if (!cipher.open(level, index, seals, at, window.buffer(), from, bytes, out)) {
      throw damaged();
    }
    if (!ahead.has(slot + 1, 1)) {
      ahead.clear(); // read to its end
    }
  }

  /** Makes room for a block that lies in {@code old} now; returns the slot that it will get. */
  int prepare(int old) throws IOException {
    int slot = space.next(old);
    if (!behind.takes(slot)) {
      drain();
    }
    return slot;
  }

  /** Seals {@code plain}, direct, for the slot that {@link #prepare} returned. */
  byte[] seal(int level, long index, ByteBuffer plain, int slot, int old) {
    if (behind.isEmpty()) {
      ByteBuffer unused = behind.restart(slot);
    }
    if (ahead.has(slot, 1)) {
      ahead.clear();
    }
    ByteBuffer window = behind.buffer();
    int bytes = plain.remaining();
    Bounds.set(window, behind.bytes(), bytes + Seal.TAG_BYTES);
    byte[] seal = cipher.seal(level, index, plain, window);
    behind.setBytes(behind.bytes() + bytes);
    Seal.setSlot(seal, 0, slot);
    space.take(slot, old);
    sealed++;
    return seal;
  }

  /** Writes what was sealed; after a failure it is still there to be tried again. */
  void drain() throws IOException {
    if (behind.isEmpty()) {
      return;
    }
    ByteBuffer window = behind.buffer();
    Bounds.set(window, 0, behind.bytes());
    file.write(window, behind.start());
    behind.clear();
  }

  /** Gives back everything that a reader or writer needs; what waited to be written is lost. */
  void rest() {
    cipher.rest();
    ahead.clear();
    behind.clear();
  }

  /** The same for good; the key is gone then. */
  void close() {
    rest();
    cipher.close();
  }

  /** A file that is missing is damage, unless the whole medium is away. */
  IOException explain(IOException e) {
    return e instanceof NoSuchFileException && file.isMissingAlone() ? damaged() : e;
  }

  StorageException damaged() {
    return new StorageException(Problem.DAMAGED, subject);
  }
}
