package dev.cordon.browser.sites;

import java.util.ArrayList;
import java.util.List;

/** The rules of one host by their places in the policy; only those that can decide are kept. */
final class HostRules {
  private int here = Candidates.NONE;
  private int below = Candidates.NONE;
  private final List<Integer> withPath = new ArrayList<>(0);

  /** Adds a rule; rules come in the order of the policy. */
  void add(int place, SitePattern pattern) {
    if (below != Candidates.NONE) {
      return; // a rule for all of the host and what is below comes first
    }
    if (pattern.hasPath()) {
      withPath.add(place);
    } else if (pattern.orBelow()) {
      below = place;
    } else {
      here = Math.min(here, place);
    }
  }

  /** The first rule without a path. */
  int first(boolean isWholeHost) {
    return isWholeHost ? Math.min(here, below) : below;
  }

  /** Those with a path, in order; some may be for the host alone and not for what is below. */
  List<Integer> withPath() {
    return withPath;
  }
}
