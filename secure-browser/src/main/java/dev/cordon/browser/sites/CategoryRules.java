package dev.cordon.browser.sites;

import java.util.Arrays;

/**
 * The rules {@code category:NAME} by their places in the policy: the first of each set of names.
 */
final class CategoryRules {
  private final SiteCategories categories;
  private final int[] firstOfSet;
  private boolean used;

  CategoryRules(SiteCategories categories) {
    this.categories = categories;
    this.firstOfSet = new int[categories.sets().size()];
    Arrays.fill(firstOfSet, Candidates.NONE);
  }

  /** Adds a rule for {@code category}; false if no list knows it. */
  boolean add(String category, int place) {
    boolean known = false;
    for (int set = 0; set < firstOfSet.length; set++) {
      if (categories.sets().get(set).contains(category)) {
        firstOfSet[set] = Math.min(firstOfSet[set], place);
        known = true;
      }
    }
    used |= known;
    return known;
  }

  /** The first rule for a category of the part of {@code host} from {@code from} on. */
  int first(String host, int from, int hash) {
    int set = used ? categories.set(host, from, hash) : HostTable.ABSENT;
    return set == HostTable.ABSENT ? Candidates.NONE : firstOfSet[set];
  }
}
