package dev.cordon.browser.residue.look;

import dev.cordon.browser.residue.canary.Canaries;
import dev.cordon.browser.residue.canary.Channel;
import dev.cordon.browser.residue.canary.Scent;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Searches streams: as they are, and what is packed in them. Safe for many threads. */
public final class Nose {
  private static final int PIECE = 16 << 20;

  private final Scent scent;

  /** A nose for what {@code scent} knows. */
  public Nose(Scent scent) {
    this.scent = scent;
  }

  /** What is in {@code bytes}. */
  public Map<Canaries, Set<Channel>> smell(byte[] bytes) {
    Map<Canaries, Set<Channel>> found = new HashMap<>();
    smell(bytes, bytes.length, found);
    return found;
  }

  /** What is in the stream, piece by piece; a packed stream is opened within its piece. */
  public Map<Canaries, Set<Channel>> smell(InputStream in) throws IOException {
    Map<Canaries, Set<Channel>> found = new HashMap<>();
    byte[] piece = new byte[64 << 10];
    int kept = 0;
    int read = fill(in, piece, kept);
    if (read == piece.length) {
      // Long: a large piece pays.
      byte[] larger = new byte[PIECE];
      System.arraycopy(piece, 0, larger, 0, read);
      piece = larger;
      read = fill(in, piece, read);
    }
    while (read > kept) {
      smell(piece, read, found);
      kept = Math.min(Scent.LONGEST, read);
      System.arraycopy(piece, read - kept, piece, 0, kept);
      read = read < piece.length ? kept : fill(in, piece, kept);
    }
    return found;
  }

  private void smell(byte[] bytes, int length, Map<Canaries, Set<Channel>> found) {
    merge(found, scent.in(bytes, 0, length));
    Packed.in(bytes, length, unpacked -> merge(found, scent.in(unpacked)));
  }

  private static int fill(InputStream in, byte[] piece, int from) throws IOException {
    return from + in.readNBytes(piece, from, piece.length - from);
  }

  private static void merge(Map<Canaries, Set<Channel>> into, Map<Canaries, Set<Channel>> more) {
    more.forEach(
        (owner, channels) -> {
          boolean unused =
              into.computeIfAbsent(owner, key -> EnumSet.noneOf(Channel.class)).addAll(channels);
        });
  }
}
