package dev.cordon.browser.channel;

/** What neither side may exceed; the reader ends the channel, the writer refuses to write. */
public final class Bounds {
  /** A frame behind its length field: 1 MiB. Bodies are cut into parts that fit. */
  public static final int FRAME_BYTES = 1 << 20;

  /** The most raw bytes of one frame: what its kind and number leave. */
  public static final int PART_BYTES = FRAME_BYTES - 9;

  /** A frame that holds one {@link #TEXT_CHARS long text}, each character escaped: 8 MiB. */
  public static final int TEXT_FRAME_BYTES = 8 << 20;

  /** A string: 64 Ki UTF-16 units. */
  public static final int STRING_CHARS = 1 << 16;

  /** A text of the clipboard or of a WebSocket: 1 Mi UTF-16 units. */
  public static final int TEXT_CHARS = 1 << 20;

  /** Members of a list. */
  public static final int LIST_MEMBERS = 1000;

  /** Numbers of loads, sockets, questions; lengths; times: what JSON carries exactly (2^53 − 1). */
  public static final long NUMBER = (1L << 53) - 1;

  /**
   * A load's answer, or a socket's incoming messages, sent and not yet {@link FromEngine.Consumed}:
   * 1 MiB.
   */
  public static final int DOWN_WINDOW_BYTES = 1 << 20;

  /** A load's body, or a socket's outgoing messages, not yet {@link ToEngine.Consumed}: 256 KiB. */
  public static final int UP_WINDOW_BYTES = 1 << 18;

  private Bounds() {}
}
