package dev.cordon.browser.engine.page;

import com.sun.webkit.WebPage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The frames of a page, and whose they are. */
final class Frames {
  private Frames() {}

  static List<Long> of(WebPage page) {
    List<Long> frames = new ArrayList<>();
    Deque<Long> next = new ArrayDeque<>(List.of(page.getMainFrame()));
    while (!next.isEmpty()) {
      long frame = next.remove();
      frames.add(frame);
      List<Long> children = page.getChildFrames(frame);
      if (children != null) {
        next.addAll(children);
      }
    }
    return frames;
  }

  /** The origin (RFC 6454) of what a frame shows; empty if it is opaque. Not asked of scripts. */
  static Optional<String> origin(WebPage page, long frame) {
    String url = Optional.ofNullable(page.getURL(frame)).orElse("");
    if (url.isEmpty() || url.startsWith("about:")) {
      long parent = frame == page.getMainFrame() ? 0 : page.getParentFrame(frame);
      return parent == 0 ? Optional.empty() : origin(page, parent);
    }
    return origin(url.startsWith("blob:") ? url.substring("blob:".length()) : url);
  }

  static Optional<String> origin(String url) {
    String lower = url.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("https://") && !lower.startsWith("http://")) {
      return Optional.empty();
    }
    int host = url.indexOf("//") + 2;
    int end = host;
    while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String authority = url.substring(host, end);
    authority = authority.substring(authority.lastIndexOf('@') + 1);
    String scheme = lower.substring(0, host);
    String usual = scheme.startsWith("https") ? ":443" : ":80";
    return Optional.of(
        scheme
            + (authority.endsWith(usual)
                    ? authority.substring(0, authority.length() - usual.length())
                    : authority)
                .toLowerCase(Locale.ROOT));
  }
}
