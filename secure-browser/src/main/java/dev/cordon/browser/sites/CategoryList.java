package dev.cordon.browser.sites;

import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the text that {@link SiteCategories} describes. Used once. */
final class CategoryList {
  private static final int MAX_SETS = 65_536;
  private static final Pattern NAMES = Pattern.compile("[a-z0-9_-]{1,64}(,[a-z0-9_-]{1,64}){0,31}");

  private final ListLines lines;
  private final HostTable hosts = new HostTable();
  private final CategorySets sets = new CategorySets();
  private final Map<String, Integer> setsOfTexts = new HashMap<>();

  CategoryList(InputStream list) {
    this.lines = new ListLines(list);
  }

  SiteCategories read() throws IOException {
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      if (!line.get().isEmpty() && !line.get().startsWith("#")) {
        add(line.get());
      }
    }
    return new SiteCategories(hosts, sets.all());
  }

  private void add(String line) throws BrowserException {
    int tab = line.indexOf('\t');
    if (tab < 0) {
      throw lines.garbled();
    }
    String host = Address.host(line.substring(0, tab)).orElseThrow(lines::garbled);
    int set = set(line.substring(tab + 1));
    int before = hosts.find(host);
    hosts.put(host, before == HostTable.ABSENT ? set : sets.union(before, set));
    if (hosts.size() > SiteCategories.MAX_HOSTS) {
      throw new BrowserException(
          Refusal.of(Problem.CATEGORY_LIST_TOO_LONG, SiteCategories.MAX_HOSTS + " hosts"));
    }
  }

  private int set(String names) throws BrowserException {
    Integer known = setsOfTexts.get(names);
    if (known != null) {
      return known;
    }
    if (!NAMES.matcher(names).matches() || setsOfTexts.size() == MAX_SETS) {
      throw lines.garbled();
    }
    int number = sets.number(new TreeSet<>(List.of(names.split(",", -1))));
    setsOfTexts.put(names, number);
    return number;
  }
}
