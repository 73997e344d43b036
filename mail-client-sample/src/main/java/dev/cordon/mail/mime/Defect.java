package dev.cordon.mail.mime;

/** What is wrong with a mail's bytes. Names are stored: they are stable. */
public enum Defect {
  /** The bytes end before the headers do. */
  HEADERS_CUT,
  /** A boundary between parts, or the last one, is missing or another than announced. */
  BOUNDARY_BROKEN,
  /** Base64 or another transfer encoding breaks off, or its name is unknown. */
  ENCODING_BROKEN,
  /** A text names a character set that does not exist; it was guessed. */
  CHARSET_UNKNOWN,
  /** Parts are nested too deep or too many, or no parser can make sense of them. */
  STRUCTURE_BROKEN,
  /** The text is too long to show and was cut. */
  TEXT_CUT
}
