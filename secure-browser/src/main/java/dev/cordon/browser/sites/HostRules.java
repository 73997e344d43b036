package dev.cordon.browser.sites;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rules of many hosts, called by numbers, by their places in the policy; only those that can
 * decide are kept. Flat, because a look-up among a million waits for memory and nothing else.
 */
final class HostRules {
  private static final int HERE = 0;
  private static final int BELOW = 1;
  private static final int PATHS = 2;
  private static final int WORDS = 3;

  private int[] words = new int[16 * WORDS];
  private int hosts;
  private final List<List<Integer>> paths = new ArrayList<>();

  /** Makes room for one more host; its number. */
  int addHost() {
    if (words.length == hosts * WORDS) {
      words = Arrays.copyOf(words, words.length * 2);
    }
    Arrays.fill(words, hosts * WORDS, (hosts + 1) * WORDS, Candidates.NONE);
    return hosts++;
  }

  /** Adds a rule; rules come in the order of the policy. */
  void add(int host, int place, SitePattern pattern) {
    if (words[host * WORDS + BELOW] != Candidates.NONE) {
      return; // a rule for all of the host and what is below comes first
    }
    if (pattern.hasPath()) {
      addWithPath(host, place);
    } else {
      int word = host * WORDS + (pattern.orBelow() ? BELOW : HERE);
      words[word] = Math.min(words[word], place);
    }
  }

  /** The first rule without a path. */
  int first(int host, boolean isWholeHost) {
    int below = words[host * WORDS + BELOW];
    return isWholeHost ? Math.min(words[host * WORDS + HERE], below) : below;
  }

  boolean hasPaths(int host) {
    return words[host * WORDS + PATHS] != Candidates.NONE;
  }

  /** Those with a path, in order; some may be for the host alone and not for what is below. */
  List<Integer> withPath(int host) {
    return paths.get(words[host * WORDS + PATHS]);
  }

  private void addWithPath(int host, int place) {
    if (!hasPaths(host)) {
      words[host * WORDS + PATHS] = paths.size();
      paths.add(new ArrayList<>(1));
    }
    withPath(host).add(place);
  }
}
