package dev.cordon.browser.lend;

import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.policy.Browser;
import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import okio.BufferedSink;
import okio.ByteString;

/**
 * The files that one session lent to its engine: chosen for a page, or shown in the viewer. They
 * end with the session and with every lock. Safe for many threads.
 */
public final class LentFiles {
  /** So many may be lent at once; one more is refused. */
  public static final int MAX_LENT = 1000;

  /** At most so many bytes are read at once. */
  public static final int MAX_READ_BYTES = 1024 * 1024;

  private static final int HANDLE_BYTES = 16;
  private static final int CHUNK_BYTES = 64 * 1024;

  private final Container work;
  private final UploadSource source;
  private final BooleanSupplier mayKeep;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, LendableFile> lent = new HashMap<>(); // guarded by this

  /**
   * Nothing is lent yet.
   *
   * @param mayKeep false once the session has ended
   */
  public LentFiles(Container work, UploadSource source, BooleanSupplier mayKeep) {
    this.work = work;
    this.source = source;
    this.mayKeep = mayKeep;
  }

  /**
   * Has the employee choose files for a page and lends them; none if the policy ({@code
   * browser.forms}) does not let pages have files.
   *
   * @throws ContainerException as the app's picker throws it
   * @throws BrowserException if they cannot be listed, or too many are lent
   */
  public List<LentFile> pick(UploadSource.Wanted wanted)
      throws ContainerException, BrowserException {
    if (work.policy().browser().pages().forms() != Browser.Uploads.CONTAINER || !isOpen()) {
      return List.of();
    }
    List<LendableFile> chosen = reading(() -> source.pick(wanted));
    List<LentFile> files = new ArrayList<>();
    for (LendableFile file : wanted.several() || chosen.isEmpty() ? chosen : chosen.subList(0, 1)) {
      files.add(lend(file));
    }
    return files;
  }

  /**
   * Lends a file that the app itself wants to show.
   *
   * @throws BrowserException if too many are lent, or the session has ended
   */
  public LentFile lend(LendableFile file) throws BrowserException {
    byte[] unguessable = new byte[HANDLE_BYTES];
    random.nextBytes(unguessable);
    String handle = ByteString.of(unguessable).hex();
    synchronized (this) {
      // Asked under the lock: whoever ends the session clears afterwards.
      if (!isOpen() || lent.size() >= MAX_LENT) {
        throw new BrowserException(Refusal.of(Problem.FILE_NOT_LENT));
      }
      lent.put(handle, file);
    }
    return new LentFile(
        handle, file.name(), file.mediaType(), file.lengthBytes(), file.lastModifiedMillis());
  }

  /**
   * Reads of a lent file.
   *
   * @return at most {@code maxBytes} bytes from {@code offset}; none at its end, and for a handle
   *     that is not good (any more)
   * @throws ContainerException as the file throws it, such as after a lock
   * @throws BrowserException if it cannot be read
   */
  public byte[] read(String handle, long offset, int maxBytes)
      throws ContainerException, BrowserException {
    Optional<LendableFile> file = good(handle);
    if (!file.isPresent() || offset < 0 || maxBytes <= 0) {
      return new byte[0];
    }
    return reading(
        () -> {
          try (SeekableByteChannel channel = file.get().open()) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.min(maxBytes, MAX_READ_BYTES));
            channel.position(offset);
            fill(channel, bytes);
            byte[] read = new byte[bytes.position()];
            System.arraycopy(bytes.array(), 0, read, 0, read.length);
            return read;
          }
        });
  }

  /**
   * Writes a lent file into a request's body.
   *
   * @throws ContainerException as the file throws it, such as after a lock
   * @throws BrowserException if the handle is not good (any more), or the file cannot be read
   * @throws IOException as {@code sink} throws it
   */
  public void copyTo(String handle, BufferedSink sink) throws IOException {
    Optional<LendableFile> file = good(handle);
    if (!file.isPresent()) {
      throw new BrowserException(Refusal.of(Problem.FILE_NOT_LENT));
    }
    try (SeekableByteChannel channel = reading(() -> file.get().open())) {
      ByteBuffer bytes = ByteBuffer.allocate(CHUNK_BYTES);
      while (reading(() -> channel.read(bytes)) >= 0) {
        sink.write(bytes.array(), 0, bytes.position());
        ((Buffer) bytes).position(0); // as Android 8 knows it
      }
    }
  }

  /** Takes it back. */
  public synchronized void takeBack(String handle) {
    lent.remove(handle);
  }

  /** Takes all back. */
  public synchronized void clear() {
    lent.clear();
  }

  private synchronized Optional<LendableFile> good(String handle) {
    return isOpen() ? Optional.ofNullable(lent.get(handle)) : Optional.empty();
  }

  private boolean isOpen() {
    return mayKeep.getAsBoolean() && work.state() instanceof ContainerState.Open;
  }

  private static void fill(SeekableByteChannel channel, ByteBuffer bytes) throws IOException {
    int read = 0;
    while (read >= 0 && bytes.hasRemaining()) {
      read = channel.read(bytes);
    }
  }

  /** Something that reads the app's files. */
  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T reading(Reading<T> reading) throws ContainerException, BrowserException {
    try {
      return reading.read();
    } catch (ContainerException | BrowserException e) {
      throw e;
    } catch (IOException e) {
      throw new BrowserException(Refusal.of(Problem.FILE_NOT_READ), e);
    }
  }
}
