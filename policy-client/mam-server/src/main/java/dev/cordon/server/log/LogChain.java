package dev.cordon.server.log;

import dev.cordon.policy.protocol.crypto.Sha256;
import dev.cordon.server.register.AuditLinks;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The chain: {@code link(n) = SHA-256("cordon/server-log/v1" ‖ 0 ‖ hex(link(n-1)) ‖ n ‖ id ‖ millis
 * ‖ text(actor) ‖ text(action) ‖ text(subject))}, {@code link(0) =
 * SHA-256("cordon/server-log/v1/begin" ‖ 0 ‖ tenant)}. Numbers have 8 bytes, big-endian; a text is
 * its length in 4 bytes and its UTF-8.
 */
final class LogChain {
  private static final byte[] EVENT = label("cordon/server-log/v1");
  private static final byte[] BEGIN = label("cordon/server-log/v1/begin");
  private static final byte[] HEAD = label("cordon/server-log/v1/head");

  private LogChain() {}

  private static byte[] label(String text) {
    return (text + '\0').getBytes(StandardCharsets.US_ASCII);
  }

  /** Before the first event of the organisation {@code tenant}. */
  static String begin(String tenant) {
    return hash(BEGIN, tenant.getBytes(StandardCharsets.US_ASCII));
  }

  /** After {@code event} as number {@code number}. */
  static String next(String before, long number, AuditLinks.Row event) {
    return hash(
        EVENT,
        before.getBytes(StandardCharsets.US_ASCII),
        numbers(number, event.id(), event.atMillis()),
        text(event.actor()),
        text(event.action()),
        text(event.subject()));
  }

  /**
   * What is signed of an end: {@code "cordon/server-log/v1/head" ‖ 0 ‖ n ‖ millis ‖ hex(link(n))}.
   */
  static byte[] message(LogHead head, long atMillis) {
    return joined(
        HEAD, numbers(head.number(), atMillis), head.link().getBytes(StandardCharsets.US_ASCII));
  }

  private static String hash(byte[]... parts) {
    return Sha256.hex(joined(parts));
  }

  private static byte[] numbers(long... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Long.BYTES);
    for (long each : numbers) {
      bytes.putLong(each);
    }
    return bytes.array();
  }

  private static byte[] text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Integer.BYTES + utf8.length).putInt(utf8.length).put(utf8).array();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.write(part, 0, part.length);
    }
    return joined.toByteArray();
  }
}
