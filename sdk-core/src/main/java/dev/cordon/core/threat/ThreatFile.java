package dev.cordon.core.threat;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.device.AesGcm;
import dev.cordon.core.keys.Durable;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.JsonText;
import dev.cordon.policy.protocol.threat.ThreatList;
import dev.cordon.policy.protocol.wire.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The list on disk: {@code list-VERSION}, {@code nonce(12) ‖ ciphertext ‖ tag(16)}, AES-256-GCM by
 * a key that the control state has and that is new for each version, so that an older file put back
 * opens nothing. Too large to be written with every change of the control state. A file that is
 * gone or was altered is no list: the next check-in brings it again. Not safe for many threads.
 */
public final class ThreatFile {
  /** Of a file: a list has less. */
  private static final int MOST_BYTES = 2 << 20;

  private static final byte[] LABEL = "cordon/threats/v1".getBytes(StandardCharsets.US_ASCII);

  private final Path directory;

  public ThreatFile(Path directory) {
    this.directory = directory;
  }

  /** Stores the list; durable on return. */
  public void write(ThreatList list, long version, Bytes key) throws IOException {
    byte[] clear = JsonText.write(Wire.THREATS.codec().write(list));
    Files.createDirectories(directory);
    Path file = file(version);
    try (FileChannel out =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer sealed = ByteBuffer.wrap(AesGcm.seal(key.toByteArray(), clear, LABEL));
      while (sealed.hasRemaining()) {
        int unused = out.write(sealed);
      }
      out.force(true);
    }
    Durable.forceEntryOf(file);
  }

  /** The list of that version; empty if there is none that this key opens. */
  public Optional<ThreatList> read(long version, Bytes key) {
    try {
      Path file = file(version);
      if (key.size() == 0 || Files.size(file) > MOST_BYTES) {
        return Optional.empty();
      }
      Optional<byte[]> clear = AesGcm.open(key.toByteArray(), Files.readAllBytes(file), LABEL);
      return clear.isPresent()
          ? Optional.of(Wire.THREATS.codec().read(JsonText.read(clear.get())))
          : Optional.empty();
    } catch (IOException | DocumentRefusedException gone) {
      return Optional.empty();
    }
  }

  /** Deletes every list but that of {@code version}; what stays opens nothing. */
  public void keepOnly(long version) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (!file.equals(file(version))) {
          Files.deleteIfExists(file);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException nothingThere) {
      return;
    } catch (IOException itsKeyIsGone) {
      return;
    }
  }

  /** Deletes all of it. */
  public void delete() {
    keepOnly(0);
    try {
      Files.deleteIfExists(directory);
    } catch (IOException itsKeyIsGone) {
      return;
    }
  }

  private Path file(long version) {
    return directory.resolve("list-" + version);
  }
}
