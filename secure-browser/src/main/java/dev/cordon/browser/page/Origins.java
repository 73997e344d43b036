package dev.cordon.browser.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The origins of the pages that one session delivered, and what each tab shows: what an engine says
 * of who asks is believed only within these. The least recently used go first. Safe for many
 * threads.
 */
public final class Origins {
  /** So many are remembered. */
  public static final int MAX_ORIGINS = 4096;

  private static final int MAX_TABS = 1024;

  private final Map<String, Boolean> delivered = bounded(MAX_ORIGINS); // guarded by this
  private final Map<Integer, HttpUrl> tabs = bounded(MAX_TABS); // guarded by this

  /** An origin as a request writes it (RFC 6454, section 6.2). */
  public static String of(HttpUrl url) {
    String text = url.newBuilder().encodedPath("/").query(null).fragment(null).build().toString();
    return text.substring(0, text.length() - 1);
  }

  /** A page was delivered. */
  public synchronized void deliver(PageRequest request, HttpUrl url) {
    if (request.destination().isPage()) {
      delivered.put(of(url), true);
    }
    if (request.destination() == Destination.DOCUMENT) {
      tabs.put(request.tab(), url);
    }
  }

  /** Whether a page of {@code url}'s origin was delivered. */
  public synchronized boolean knows(HttpUrl url) {
    return delivered.get(of(url)) != null;
  }

  /** What {@code tab} shows. */
  public synchronized Optional<HttpUrl> shownIn(int tab) {
    return Optional.ofNullable(tabs.get(tab));
  }

  /** Forgets all. */
  public synchronized void clear() {
    delivered.clear();
    tabs.clear();
  }

  /** The origin that {@code text} names, if it is written as browsers do and known here. */
  public Optional<HttpUrl> read(String text) {
    @Nullable HttpUrl url = HttpUrl.parse(text);
    return url != null && of(url).equals(text) && knows(url) ? Optional.of(url) : Optional.empty();
  }

  private static <K, V> Map<K, V> bounded(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }
}
