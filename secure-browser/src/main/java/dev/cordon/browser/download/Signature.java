package dev.cordon.browser.download;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How files of one type begin (MIME Sniffing, sections 6 and 7, and what is dangerous beside).
 *
 * @param type what it is
 * @param offset where the bytes stand
 * @param bytes in ISO 8859-1
 */
record Signature(String type, int offset, String bytes) {
  /** So many first bytes are looked at (MIME Sniffing, section 5.2). */
  static final int HEAD_BYTES = 1445;

  static final String PROGRAM = "application/x-executable";
  static final String SCRIPT = "text/x-script";
  static final String HTML = "text/html";

  private static final List<Signature> ALL =
      List.of(
          new Signature("application/pdf", 0, "%PDF-"),
          new Signature("application/postscript", 0, "%!PS-Adobe-"),
          new Signature("image/png", 0, "\u0089PNG\r\n\u001A\n"),
          new Signature("image/jpeg", 0, "\u00FF\u00D8\u00FF"),
          new Signature("image/gif", 0, "GIF87a"),
          new Signature("image/gif", 0, "GIF89a"),
          new Signature("image/webp", 8, "WEBPVP"),
          new Signature("image/tiff", 0, "II*\0"),
          new Signature("image/tiff", 0, "MM\0*"),
          new Signature("application/zip", 0, "PK\u0003\u0004"),
          new Signature("application/zip", 0, "PK\u0005\u0006"),
          new Signature("application/gzip", 0, "\u001F\u008B\u0008"),
          new Signature("application/x-7z-compressed", 0, "7z\u00BC\u00AF'\u001C"),
          new Signature("application/vnd.rar", 0, "Rar!\u001A\u0007"),
          new Signature(
              "application/x-ole-storage", 0, "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1"),
          new Signature("application/rtf", 0, "{\\rtf"),
          new Signature(PROGRAM, 0, "\u007FELF"),
          new Signature(PROGRAM, 0, "MZ"),
          new Signature(PROGRAM, 0, "\u00FE\u00ED\u00FA\u00CE"),
          new Signature(PROGRAM, 0, "\u00FE\u00ED\u00FA\u00CF"),
          new Signature(PROGRAM, 0, "\u00CF\u00FA\u00ED\u00FE"),
          new Signature(PROGRAM, 0, "\u00CE\u00FA\u00ED\u00FE"),
          // Java classes and universal Mach-O begin alike: both run.
          new Signature(PROGRAM, 0, "\u00CA\u00FE\u00BA\u00BE"),
          new Signature(PROGRAM, 0, "dex\n"),
          new Signature(PROGRAM, 0, "L\0\0\0\u0001\u0014\u0002\0"), // a shortcut of Windows
          new Signature(PROGRAM, 0, "MSCF"), // a cabinet
          new Signature(PROGRAM, 0, "!<arch>\ndebian"),
          new Signature(PROGRAM, 0, "\u00ED\u00AB\u00EE\u00DB"), // a package of RPM
          new Signature(SCRIPT, 0, "#!"));

  /** How HTML begins, in lower case, behind white space (MIME Sniffing, section 7.1). */
  private static final List<String> HTML_STARTS =
      List.of(
          "<!doctype html",
          "<html",
          "<head",
          "<script",
          "<iframe",
          "<h1",
          "<div",
          "<font",
          "<table",
          "<a",
          "<style",
          "<title",
          "<b",
          "<body",
          "<br",
          "<p",
          "<!--");

  /** What {@code head} begins like. */
  static Optional<String> find(byte[] head) {
    String start = new String(head, StandardCharsets.ISO_8859_1);
    for (Signature each : ALL) {
      if (start.startsWith(each.bytes, each.offset)) {
        return Optional.of(each.type);
      }
    }
    return isHtml(start) ? Optional.of(HTML) : Optional.empty();
  }

  private static boolean isHtml(String start) {
    String text = start.startsWith("\u00EF\u00BB\u00BF") ? start.substring(3) : start;
    int first = 0;
    while (first < text.length() && " \t\n\f\r".indexOf(text.charAt(first)) >= 0) {
      first++;
    }
    String lower = text.substring(first).toLowerCase(Locale.ROOT);
    return HTML_STARTS.stream().anyMatch(tag -> lower.startsWith(tag) && endsTag(lower, tag));
  }

  private static boolean endsTag(String text, String tag) {
    return tag.equals("<!--")
        || (text.length() > tag.length() && " >".indexOf(text.charAt(tag.length())) >= 0);
  }
}
