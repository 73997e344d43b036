package dev.cordon.browser.sites;

import dev.cordon.browser.error.BrowserException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which host is in which categories, from an organisation's list, for rules {@code category:NAME}.
 *
 * <p>The list is UTF-8 text. A line is a host, a tab, and the names of its categories with commas
 * between; what begins with {@code #} and what is empty is skipped. A host stands for itself and
 * all hosts below it, may be international, and may stand on several lines: then it is in all their
 * categories. Names have 1 to 64 of {@code a-z 0-9 _ -}. Immutable and safe for many threads.
 */
public final class SiteCategories {
  /** The longest list. */
  public static final long MAX_BYTES = 128L << 20;

  /** The most hosts. */
  public static final int MAX_HOSTS = 5_000_000;

  /** Knows no category. */
  public static final SiteCategories NONE = new SiteCategories(new HostTable(), List.of());

  private final HostTable hosts;
  private final List<Set<String>> sets;

  SiteCategories(HostTable hosts, List<Set<String>> sets) {
    this.hosts = hosts;
    this.sets = sets;
  }

  /**
   * Reads a list to its end; the caller closes it.
   *
   * @throws BrowserException with {@code CATEGORY_LIST_UNREADABLE} and the number of the line, or
   *     with {@code CATEGORY_LIST_TOO_LONG}
   * @throws IOException as {@code list} throws it
   */
  public static SiteCategories read(InputStream list) throws IOException {
    return new CategoryList(list).read();
  }

  /** The categories of {@code host}, which is in canonical form, in alphabetical order. */
  public Set<String> of(String host) {
    Set<String> names = new TreeSet<>();
    int hash = 0;
    for (int i = host.length() - 1; i >= 0; i--) {
      if (host.charAt(i) == '.') {
        addTo(names, set(host, i + 1, hash));
      }
      hash = HostTable.hash(hash, host.charAt(i));
    }
    addTo(names, set(host, 0, hash));
    return names;
  }

  /** How many hosts the list names. */
  public int size() {
    return hosts.size();
  }

  /** All sets of categories that a host is in, each at its number. */
  List<Set<String>> sets() {
    return sets;
  }

  /** The number of the set of that part of {@code host}, or {@link HostTable#ABSENT}. */
  int set(String host, int from, int hash) {
    return hosts.find(host, from, hash);
  }

  private void addTo(Set<String> names, int set) {
    if (set != HostTable.ABSENT) {
      names.addAll(sets.get(set));
    }
  }
}
