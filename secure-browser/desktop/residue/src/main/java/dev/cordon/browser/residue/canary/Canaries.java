package dev.cordon.browser.residue.canary;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * One word for each {@link Channel}: 24 letters and digits, unguessable, with nothing in common, so
 * that no compression of repetitions can take one apart.
 */
public final class Canaries {
  private static final String SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int LENGTH = 24;

  private final Map<Channel, String> words = new EnumMap<>(Channel.class);

  private Canaries() {}

  /** New ones. */
  public static Canaries hatch(SecureRandom random) {
    Canaries canaries = new Canaries();
    for (Channel channel : Channel.values()) {
      StringBuilder word = new StringBuilder();
      for (int i = 0; i < LENGTH; i++) {
        word.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
      }
      canaries.words.put(channel, word.toString());
    }
    return canaries;
  }

  /** The word of one channel. */
  public String of(Channel channel) {
    String word = words.get(channel);
    if (word == null) {
      throw new IllegalStateException(channel.name());
    }
    return word;
  }

  /** All of them. */
  public Map<Channel, String> all() {
    return Collections.unmodifiableMap(words);
  }
}
