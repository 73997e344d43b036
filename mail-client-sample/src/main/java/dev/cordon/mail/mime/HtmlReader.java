package dev.cordon.mail.mime;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Reads HTML aloud: blocks on their own lines, links followed by where they lead. */
final class HtmlReader implements NodeVisitor {
  private final StringBuilder text = new StringBuilder();
  private final List<String> targets = new ArrayList<>();

  String text() {
    return text.toString().replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n").trim();
  }

  List<String> targets() {
    return targets;
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode words) {
      append(words.text());
    } else if (node instanceof Element element) {
      switch (element.normalName()) {
        case "br" -> text.append('\n');
        case "td", "th" -> {} // cells of a row stay on its line
        case "li" -> {
          newLine();
          text.append("- ");
        }
        case "img" -> append(element.attr("alt"));
        default -> {
          if (element.isBlock()) {
            newLine();
          }
        }
      }
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return;
    }
    switch (element.normalName()) {
      case "a" -> link(element);
      case "td", "th" -> text.append(' ');
      case "p", "h1", "h2", "h3", "h4", "table", "ul", "ol" -> text.append("\n\n");
      default -> {
        if (element.isBlock()) {
          newLine();
        }
      }
    }
  }

  /** What a link shows and where it leads may differ: both are shown. */
  private void link(Element element) {
    String target = element.attr("href").trim();
    if (target.isEmpty()) {
      return;
    }
    targets.add(target);
    if (!element.text().trim().equals(target)) {
      append(" <" + target + ">");
    }
  }

  private void append(String words) {
    boolean fresh = text.length() == 0 || Character.isWhitespace(text.charAt(text.length() - 1));
    text.append(fresh && words.startsWith(" ") ? words.substring(1) : words);
  }

  private void newLine() {
    if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
  }
}
