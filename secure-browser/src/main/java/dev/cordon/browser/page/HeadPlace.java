package dev.cordon.browser.page;

import java.util.OptionalInt;

/**
 * Where a page's head begins: behind what may stand in front of it (white space, comments, the
 * doctype, {@code <html>}, {@code <head>}), and in front of everything that an engine would obey.
 * What is put there runs before any {@code <meta>} of the page, so a policy in one never sees it.
 *
 * <p>Looks at characters below 128 only. In the charsets that pages may have these are themselves
 * wherever they can end one of the tokens here, except behind an escape (ISO-2022-JP): a token with
 * one is not skipped.
 */
final class HeadPlace {
  private final String start;
  private final boolean xml;
  private int at;

  private HeadPlace(String start, boolean xml) {
    this.start = start;
    this.xml = xml;
  }

  /** A place, or that there is none, or that more of the page must be seen. */
  enum Found {
    HERE,
    NOWHERE,
    LATER
  }

  record Place(Found found, int index) {}

  /**
   * Looks for it.
   *
   * @param start the page's first characters
   * @param xml whether it is XHTML, where only an element of the page itself takes a script
   */
  static Place find(String start, boolean xml) {
    return new HeadPlace(start, xml).find();
  }

  private Place find() {
    boolean inside = false;
    while (true) {
      skipSpace();
      OptionalInt end = tokenEnd();
      if (!end.isPresent()) {
        return here(Found.LATER);
      }
      boolean html = isTag("html");
      boolean head = isTag("head");
      if (end.getAsInt() == at || start.substring(at, end.getAsInt()).indexOf('\u001B') >= 0) {
        return here(xml && !inside ? Found.NOWHERE : Found.HERE);
      }
      if ((html || head) && xml && start.charAt(end.getAsInt() - 2) == '/') {
        return here(Found.NOWHERE);
      }
      at = end.getAsInt();
      inside |= html;
      if (head) {
        return here(xml && !inside ? Found.NOWHERE : Found.HERE);
      }
    }
  }

  private Place here(Found found) {
    return new Place(found, at);
  }

  private void skipSpace() {
    while (at < start.length() && " \t\n\f\r".indexOf(start.charAt(at)) >= 0) {
      at++;
    }
  }

  /** The end of what may be skipped; {@code at} itself: nothing; empty: not seen yet. */
  private OptionalInt tokenEnd() {
    if (start.length() - at < "<!doctype ".length() && mayGrow()) {
      return OptionalInt.empty();
    }
    if (start.startsWith("<!--", at)) {
      return commentEnd();
    }
    if (begins("<!doctype")) {
      return doctypeEnd();
    }
    if (start.startsWith("<!", at) || start.startsWith("<?", at)) {
      return behind(xml ? "?>" : ">", at);
    }
    return isTag("html") || isTag("head") ? tagEnd() : OptionalInt.of(at);
  }

  /** Whether what is seen could still become a token. */
  private boolean mayGrow() {
    String rest = start.substring(at).toLowerCase(java.util.Locale.ROOT);
    for (String token : new String[] {"<!--", "<!doctype ", "<html ", "<head ", "<?"}) {
      if (token.startsWith(rest)) {
        return true;
      }
    }
    return false;
  }

  /** HTML, sections 13.2.5.43 to 13.2.5.51: three ways to end a comment, two of them at once. */
  private OptionalInt commentEnd() {
    if (!xml && start.startsWith("<!-->", at)) {
      return OptionalInt.of(at + 5);
    }
    if (!xml && start.startsWith("<!--->", at)) {
      return OptionalInt.of(at + 6);
    }
    OptionalInt usual = behind("-->", at + 4);
    OptionalInt odd = xml ? OptionalInt.empty() : behind("--!>", at + 4);
    if (usual.isPresent() && odd.isPresent()) {
      return OptionalInt.of(Math.min(usual.getAsInt(), odd.getAsInt()));
    }
    return usual.isPresent() ? usual : odd;
  }

  private OptionalInt doctypeEnd() {
    OptionalInt end = behind(">", at);
    int subset = start.indexOf('[', at);
    boolean within = xml && subset >= 0 && (!end.isPresent() || subset < end.getAsInt());
    return within ? behind("]>", subset) : end;
  }

  private OptionalInt tagEnd() {
    char quote = 0;
    char last = 0;
    for (int i = at + 5; i < start.length(); i++) {
      char c = start.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '>') {
        return OptionalInt.of(i + 1);
      } else if ((c == '"' || c == '\'') && last == '=') {
        quote = c;
      }
      last = Character.isWhitespace(c) ? last : c;
    }
    return OptionalInt.empty();
  }

  private OptionalInt behind(String end, int from) {
    int found = start.indexOf(end, from);
    return found < 0 ? OptionalInt.empty() : OptionalInt.of(found + end.length());
  }

  private boolean isTag(String name) {
    int behind = at + 1 + name.length();
    return begins("<" + name)
        && behind < start.length()
        && " \t\n\f\r/>".indexOf(start.charAt(behind)) >= 0;
  }

  private boolean begins(String token) {
    return start.regionMatches(!xml || token.startsWith("<!"), at, token, 0, token.length());
  }
}
