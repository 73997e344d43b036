package dev.cordon.browser.engine.net;

import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.ToEngine;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files that the employee picked, under paths that no disk has: {@code /lent/HANDLE/NAME}.
 *
 * <p>Whatever else the engine asks the disk for does not exist. Safe for many threads.
 */
public final class LentFiles {
  private static final String ROOT = "/lent/";
  private static final int PIECE_BYTES = 256 << 10;

  private final Questions questions;
  private final Map<String, ToEngine.PickedFile> files = new ConcurrentHashMap<>();

  public LentFiles(Questions questions) {
    this.questions = questions;
  }

  /** Knows a file from now on, and names its path. */
  public String add(ToEngine.PickedFile file) {
    String path = ROOT + files.size() + "/" + file.name().replaceAll("[/\\\\\\p{Cntrl}]", "_");
    files.put(path, file);
    return path;
  }

  public Optional<ToEngine.PickedFile> at(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** Whether such a file was picked: the engine itself can send it without its bytes. */
  public boolean picked(String name, long lengthBytes, long lastModifiedMillis) {
    return files.values().stream()
        .anyMatch(
            file ->
                file.name().equals(name)
                    && file.length() == lengthBytes
                    && file.lastModified() == lastModifiedMillis);
  }

  /**
   * Reads into {@code bytes}.
   *
   * @return how many; -1 at the end or if it may no longer be read
   */
  public int read(ToEngine.PickedFile file, long offset, ByteBuffer bytes) {
    int wanted = Math.min(bytes.remaining(), PIECE_BYTES);
    if (wanted == 0 || offset >= file.length()) {
      return wanted == 0 ? 0 : -1;
    }
    ByteBuffer got =
        questions
            .askAtOnce(
                id -> new FromEngine.ReadFile(id, file.file(), offset, wanted),
                ToEngine.FileBytes.class)
            .map(answer -> answer.bytes().duplicate())
            .orElse(ByteBuffer.allocate(0));
    int taken = Math.min(wanted, got.remaining());
    bytes.put(got.limit(got.position() + taken));
    return taken == 0 ? -1 : taken;
  }
}
