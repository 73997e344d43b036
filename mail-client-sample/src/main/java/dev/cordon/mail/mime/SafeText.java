package dev.cordon.mail.mime;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.NodeTraversor;

/**
 * Text that is safe to show: no script, no style, nothing loaded from anywhere.
 *
 * @param text the text, lines ended by a line feed
 * @param links the web and mail addresses it names or hides, in order
 */
record SafeText(String text, List<URI> links) {
  private static final Pattern ADDRESS =
      Pattern.compile("https?://[\\x21\\x23-\\x3b\\x3d\\x3f-\\x5b\\x5d\\x5f\\x61-\\x7a\\x7e]+");
  private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

  SafeText {
    links = List.copyOf(links);
  }

  static SafeText ofPlain(String plain) {
    String text = plain.replace("\r\n", "\n").replace('\r', '\n').replace("\u0000", "");
    Set<URI> links = new LinkedHashSet<>();
    Matcher matcher = ADDRESS.matcher(text);
    while (matcher.find()) {
      collect(matcher.group().replaceAll("[.,;:!?)'\\]]+$", ""), links);
    }
    return new SafeText(trimEnd(text), List.copyOf(links));
  }

  static SafeText ofHtml(String html) {
    Document page = Jsoup.parse(html);
    page.select("script,style,head,template,noscript,iframe,object,embed,svg,form").remove();
    HtmlReader reader = new HtmlReader();
    NodeTraversor.traverse(reader, page.body());
    Set<URI> links = new LinkedHashSet<>();
    for (String target : reader.targets()) {
      collect(target, links);
    }
    return new SafeText(trimEnd(reader.text()), List.copyOf(links));
  }

  private static void collect(String target, Set<URI> links) {
    try {
      URI link = new URI(target.trim());
      String scheme = link.getScheme();
      if (scheme != null && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
        links.add(link);
      }
    } catch (URISyntaxException e) {
      // Not an address that could be opened: it stays in the text and out of the list.
      return;
    }
  }

  private static String trimEnd(String text) {
    int end = text.length();
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }
}
