package dev.cordon.browser.shown;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;

/**
 * A host in letters, if every label is safe to read ({@code Label}, {@code Lookalikes}) and the
 * letters lead back to this very host; else as it was.
 */
final class ReadableHost {
  private ReadableHost() {}

  static String of(String host) {
    if (!host.contains("xn--")) {
      return host;
    }
    List<Label> labels = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (String label : host.split("\\.", -1)) {
      // Java's tables are of Unicode 3.2; newer letters are judged by ours.
      String text = IDN.toUnicode(label, IDN.ALLOW_UNASSIGNED);
      labels.add(new Label(text));
      texts.add(text);
    }
    String readable = String.join(".", texts);
    return isSafe(labels) && leadsTo(host, readable) ? readable : host;
  }

  private static boolean isSafe(List<Label> labels) {
    Label last = labels.get(labels.size() - 1);
    for (Label label : labels) {
      if (!label.isReadable() || Lookalikes.areAllOf(label, last)) {
        return false;
      }
    }
    return true;
  }

  private static boolean leadsTo(String host, String readable) {
    HttpUrl url = HttpUrl.parse("https://" + readable + "/");
    return url != null && url.host().equals(host);
  }
}
