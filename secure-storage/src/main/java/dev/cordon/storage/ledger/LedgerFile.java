package dev.cordon.storage.ledger;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.Domain;
import dev.cordon.storage.StorageException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Optional;

/** The file of one generation, and how far it is read or written. One thread at a time. */
final class LedgerFile implements Closeable {
  private final FileChannel channel;
  private final Header header;
  private final RecordCipher cipher;
  private final SecureRandom random;
  private long nextSequence;
  private byte[] lastTag = new byte[RecordHead.TAG_BYTES];
  private long end = Header.BYTES;

  private LedgerFile(FileChannel channel, Header header, Domain domain, SecureRandom random)
      throws StorageException {
    this.channel = channel;
    this.header = header;
    this.cipher = new RecordCipher(domain, header);
    this.random = random;
  }

  /** Begins a file, in the place of one that may be there. */
  static LedgerFile create(Path file, long generation, Domain domain, SecureRandom random)
      throws IOException {
    byte[] salt = new byte[Header.SALT_BYTES];
    random.nextBytes(salt);
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    try {
      LedgerFile created = new LedgerFile(channel, new Header(generation, salt), domain, random);
      created.write(created.header.bytes(), 0);
      return created;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Opens the file of {@code generation}, of which nothing is read yet but the header. */
  static LedgerFile open(Path file, long generation, Domain domain, SecureRandom random)
      throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      Window window = new Window(channel);
      int there = (int) Math.min(window.size(), Header.BYTES);
      Header header = Header.parse(window.copy(0, there), generation);
      return new LedgerFile(channel, header, domain, random);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  long generation() {
    return header.generation();
  }

  /** Where the last record ends. */
  long end() {
    return end;
  }

  /** The sequence number of the record that comes next. */
  long nextSequence() {
    return nextSequence;
  }

  /** Of the last record; there must be one. */
  Anchor anchor() {
    return new Anchor(generation(), nextSequence - 1, Bytes.copyFrom(lastTag));
  }

  Window window() throws IOException {
    return new Window(channel);
  }

  /**
   * Reads the next record; the caller zeroes its plaintext.
   *
   * @return empty if no authentic record comes next
   */
  Optional<byte[]> read(Window window) throws IOException {
    Optional<RecordHead> head = headAt(window, end).filter(it -> it.sequence() == nextSequence);
    if (!head.isPresent()) {
      return Optional.empty();
    }
    Optional<byte[]> plain = open(window, end, head.get(), lastTag);
    if (plain.isPresent()) {
      long next = end + head.get().recordBytes();
      lastTag = window.copy(next - RecordHead.TAG_BYTES, RecordHead.TAG_BYTES);
      end = next;
      nextSequence++;
    }
    return plain;
  }

  /** The head at {@code position}, if there is one whose record does not go beyond the end. */
  static Optional<RecordHead> headAt(Window window, long position) throws IOException {
    if (window.size() - position < RecordHead.BYTES) {
      return Optional.empty();
    }
    int index = window.show(position, RecordHead.BYTES);
    return RecordHead.parse(window.bytes(), index);
  }

  /** The plaintext of the record at {@code position}; empty if it is not whole or authentic. */
  Optional<byte[]> open(Window window, long position, RecordHead head, byte[] previousTag)
      throws IOException {
    if (window.size() - position < head.recordBytes()) {
      return Optional.empty();
    }
    int index = window.show(position, Math.toIntExact(head.recordBytes()));
    return cipher.open(head, previousTag, window.bytes(), index);
  }

  /** Writes one record behind the last; not forced. If it throws, this file is of no more use. */
  void append(EntryWriter plain) throws IOException {
    byte[] nonce = new byte[RecordHead.NONCE_BYTES];
    random.nextBytes(nonce);
    RecordHead head = new RecordHead(plain.length(), nextSequence, nonce);
    byte[] record = cipher.seal(head, lastTag, plain.bytes(), plain.length());
    write(record, end);
    end += record.length;
    nextSequence++;
    System.arraycopy(
        record, record.length - RecordHead.TAG_BYTES, lastTag, 0, RecordHead.TAG_BYTES);
  }

  /** Cuts off what stands behind the last record. */
  void cutTail() throws IOException {
    if (channel.size() > end) {
      channel.truncate(end);
    }
  }

  void force() throws IOException {
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    cipher.close();
    channel.close();
  }

  private void write(byte[] bytes, long position) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer, position + buffer.position());
    }
  }
}
