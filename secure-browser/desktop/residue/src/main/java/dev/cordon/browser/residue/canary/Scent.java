package dev.cordon.browser.residue.canary;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the words of many {@link Canaries} in bytes, in one pass: as ASCII (UTF-8), UTF-16 of both
 * orders, and Base64 at each of its three alignments. Safe for many threads.
 */
public final class Scent {
  /** Longest pattern, in bytes: what two pieces of one stream must overlap by. */
  public static final int LONGEST = 64;

  private static final class Pattern {
    private final byte[] bytes;
    private final Canaries owner;
    private final Channel channel;

    private Pattern(byte[] bytes, Canaries owner, Channel channel) {
      this.bytes = bytes;
      this.owner = owner;
      this.channel = channel;
    }
  }

  private static final int BITS = 1 << 16;

  private final Map<Integer, List<Pattern>> byStart = new HashMap<>();
  private final boolean[] mayStart = new boolean[BITS];

  /** To find the words of all of {@code flocks}. */
  public Scent(Collection<Canaries> flocks) {
    for (Canaries flock : flocks) {
      flock.all().forEach((channel, word) -> add(flock, channel, word));
    }
  }

  /** What is found in a part of {@code bytes}, by owner. */
  public Map<Canaries, Set<Channel>> in(byte[] bytes, int from, int to) {
    Map<Canaries, Set<Channel>> found = new HashMap<>();
    int start = 0;
    for (int i = from; i < to; i++) {
      start = (start << 8) | (bytes[i] & 0xff);
      if (i >= from + 3 && mayStart[hash(start)]) {
        match(bytes, i - 3, to, start, found);
      }
    }
    return found;
  }

  /** The same in all of {@code bytes}. */
  public Map<Canaries, Set<Channel>> in(byte[] bytes) {
    return in(bytes, 0, bytes.length);
  }

  private void match(byte[] bytes, int at, int to, int start, Map<Canaries, Set<Channel>> found) {
    for (Pattern pattern : byStart.getOrDefault(start, List.of())) {
      int end = at + pattern.bytes.length;
      if (end <= to && Arrays.equals(bytes, at, end, pattern.bytes, 0, pattern.bytes.length)) {
        found
            .computeIfAbsent(pattern.owner, unused -> EnumSet.noneOf(Channel.class))
            .add(pattern.channel);
      }
    }
  }

  private void add(Canaries owner, Channel channel, String word) {
    byte[] ascii = word.getBytes(StandardCharsets.US_ASCII);
    add(new Pattern(ascii, owner, channel));
    // Without its last zero it is in the other byte order too, one byte further on.
    byte[] wide = word.getBytes(StandardCharsets.UTF_16LE);
    add(new Pattern(Arrays.copyOf(wide, wide.length - 1), owner, channel));
    for (int before = 0; before < 3; before++) {
      add(new Pattern(inBase64(ascii, before), owner, channel));
    }
  }

  /** The signs that depend on the word alone, if it begins {@code before} bytes into a group. */
  private static byte[] inBase64(byte[] word, int before) {
    byte[] padded = new byte[before + word.length];
    System.arraycopy(word, 0, padded, before, word.length);
    byte[] signs = Base64.getEncoder().withoutPadding().encode(padded);
    int wholeBits = padded.length * 8 / 6;
    return Arrays.copyOfRange(signs, before == 0 ? 0 : before + 1, wholeBits);
  }

  private void add(Pattern pattern) {
    byte[] b = pattern.bytes;
    int start = ByteBuffer.wrap(b).getInt();
    byStart.computeIfAbsent(start, unused -> new ArrayList<>()).add(pattern);
    mayStart[hash(start)] = true;
  }

  private static int hash(int start) {
    return (start * 0x9E3779B1) >>> 16;
  }
}
