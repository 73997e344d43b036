package dev.cordon.browser.download;

import dev.cordon.browser.download.Content.Warning;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares what a file is with what its server and its name say. */
final class Inspection {
  /** What the systems run when it is opened, whatever its bytes. */
  private static final Set<String> RUN_BY_NAME =
      Set.of(
          "apk",
          "app",
          "appimage",
          "bat",
          "chm",
          "cmd",
          "com",
          "command",
          "cpl",
          "deb",
          "desktop",
          "dll",
          "dmg",
          "exe",
          "gadget",
          "hta",
          "htm",
          "html",
          "inf",
          "iso",
          "jar",
          "jnlp",
          "js",
          "jse",
          "ksh",
          "lnk",
          "mht",
          "mhtml",
          "msc",
          "msi",
          "msix",
          "msp",
          "pif",
          "pkg",
          "ps1",
          "py",
          "reg",
          "rpm",
          "run",
          "scf",
          "scr",
          "sct",
          "sh",
          "svg",
          "url",
          "vb",
          "vbe",
          "vbs",
          "vhd",
          "ws",
          "wsc",
          "wsf",
          "wsh",
          "xht",
          "xhtml",
          "xll");

  private static final Set<String> RUN_BY_TYPE =
      Set.of(
          "application/x-msdownload",
          "application/vnd.microsoft.portable-executable",
          "application/x-msi",
          "application/java-archive",
          "application/vnd.android.package-archive",
          "application/x-sh",
          "application/javascript",
          "text/javascript",
          "text/html",
          "image/svg+xml",
          Signature.PROGRAM,
          Signature.SCRIPT);

  private static final Map<String, String> BY_NAME =
      Map.ofEntries(
          Map.entry("pdf", "application/pdf"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("tif", "image/tiff"),
          Map.entry("tiff", "image/tiff"),
          Map.entry("zip", "application/zip"),
          Map.entry("docx", "application/zip"),
          Map.entry("xlsx", "application/zip"),
          Map.entry("pptx", "application/zip"),
          Map.entry("odt", "application/zip"),
          Map.entry("ods", "application/zip"),
          Map.entry("odp", "application/zip"),
          Map.entry("epub", "application/zip"),
          Map.entry("jar", "application/zip"),
          Map.entry("apk", "application/zip"),
          Map.entry("doc", "application/x-ole-storage"),
          Map.entry("xls", "application/x-ole-storage"),
          Map.entry("ppt", "application/x-ole-storage"),
          Map.entry("msi", "application/x-ole-storage"),
          Map.entry("gz", "application/gzip"),
          Map.entry("tgz", "application/gzip"),
          Map.entry("7z", "application/x-7z-compressed"),
          Map.entry("rar", "application/vnd.rar"),
          Map.entry("rtf", "application/rtf"),
          Map.entry("html", Signature.HTML),
          Map.entry("htm", Signature.HTML),
          Map.entry("exe", Signature.PROGRAM),
          Map.entry("dll", Signature.PROGRAM));

  private Inspection() {}

  /**
   * Looks at a file's first bytes.
   *
   * @param declared the server's word; empty: none
   */
  static Content of(byte[] head, String declared, String name) {
    Optional<String> is = Signature.find(head);
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    Set<Warning> warnings = EnumSet.noneOf(Warning.class);
    if (RUN_BY_NAME.contains(ending)
        || RUN_BY_TYPE.contains(declared)
        || is.filter(RUN_BY_TYPE::contains).isPresent()) {
      warnings.add(Warning.EXECUTABLE);
    }
    if (disagree(family(declared), is)) {
      warnings.add(Warning.TYPE_DISAGREES);
    }
    if (disagree(Optional.ofNullable(BY_NAME.get(ending)), is)) {
      warnings.add(Warning.NAME_DISAGREES);
    }
    return new Content(is.orElse(""), warnings);
  }

  /** HTML alone may begin in any way; what is known to begin otherwise is still none. */
  private static boolean disagree(Optional<String> promised, Optional<String> is) {
    boolean any = promised.filter(Signature.HTML::equals).isPresent() && !is.isPresent();
    return promised.isPresent() && !any && !promised.equals(is);
  }

  /** The type whose bytes {@code declared} promises; empty: any, or any that is not known. */
  private static Optional<String> family(String declared) {
    if (declared.contains("officedocument")
        || declared.contains("opendocument")
        || declared.equals("application/java-archive")
        || declared.endsWith("+zip")) {
      return Optional.of("application/zip");
    }
    if (declared.equals("application/msword")
        || declared.startsWith("application/vnd.ms-excel")
        || declared.startsWith("application/vnd.ms-powerpoint")) {
      return Optional.of("application/x-ole-storage");
    }
    return BY_NAME.containsValue(declared) ? Optional.of(declared) : Optional.empty();
  }
}
