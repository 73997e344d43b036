package dev.cordon.storage.settings;

import com.google.crypto.tink.util.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * How a type's values are written; the codes and bytes are those of docs/storage-format.md,
 * "Settings". Numbers are big-endian.
 *
 * @param code stands beside each value, so that a value of another type is never misread
 * @param writing refuses with {@code IllegalArgumentException} what could not be read again
 * @param reading may throw any {@code RuntimeException} for bytes that are no such value
 */
record SettingType<T>(String code, Function<T, byte[]> writing, Function<byte[], T> reading) {
  static final SettingType<String> TEXT =
      new SettingType<>("text", SettingType::utf8, SettingType::text);
  static final SettingType<Long> NUMBER =
      new SettingType<>(
          "number",
          value -> ByteBuffer.allocate(8).putLong(value).array(),
          bytes -> exactly(8, bytes).getLong());
  static final SettingType<Double> REAL =
      new SettingType<>(
          "real",
          value -> ByteBuffer.allocate(8).putDouble(value).array(),
          bytes -> exactly(8, bytes).getDouble());
  static final SettingType<Boolean> FLAG =
      new SettingType<>(
          "flag",
          value -> new byte[] {(byte) (value ? 1 : 0)},
          bytes -> exactly(1, bytes).get() != 0);
  static final SettingType<byte[]> BYTES = new SettingType<>("bytes", byte[]::clone, byte[]::clone);
  static final SettingType<Instant> INSTANT =
      new SettingType<>(
          "instant",
          value ->
              ByteBuffer.allocate(12)
                  .putLong(value.getEpochSecond())
                  .putInt(value.getNano())
                  .array(),
          bytes -> {
            ByteBuffer buffer = exactly(12, bytes);
            return Instant.ofEpochSecond(buffer.getLong(), buffer.getInt());
          });
  static final SettingType<Set<String>> TEXTS =
      new SettingType<>("texts", SettingType::join, SettingType::split);

  /** A constant of {@code kind}, by its name. */
  static <E extends Enum<E>> SettingType<E> choice(Class<E> kind) {
    return new SettingType<>(
        "choice", value -> utf8(value.name()), bytes -> Enum.valueOf(kind, text(bytes)));
  }

  Stored write(T value) {
    return new Stored(code, Bytes.copyFrom(writing.apply(value)));
  }

  /** Empty: it is of another type, or is no value of this one. */
  Optional<T> read(Stored stored) {
    if (!stored.type().equals(code)) {
      return Optional.empty();
    }
    try {
      return Optional.of(reading.apply(stored.value().toByteArray()));
    } catch (RuntimeException e) {
      return Optional.empty(); // such as a constant that this version of the app lacks
    }
  }

  private static byte[] utf8(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!text(bytes).equals(text)) {
      throw new IllegalArgumentException("a text with half a surrogate pair cannot be stored");
    }
    return bytes;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static ByteBuffer exactly(int length, byte[] bytes) {
    if (bytes.length != length) {
      throw new IllegalArgumentException("of another length");
    }
    return ByteBuffer.wrap(bytes);
  }

  /** Each text behind its length in bytes (4), in order, so that equal sets are equal bytes. */
  private static byte[] join(Set<String> texts) {
    Set<String> sorted = new TreeSet<>(texts);
    int bytes = 0;
    for (String text : sorted) {
      bytes += 4 + utf8(text).length;
    }
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    for (String text : sorted) {
      byte[] utf8 = utf8(text);
      buffer.putInt(utf8.length).put(utf8);
    }
    return buffer.array();
  }

  private static Set<String> split(byte[] bytes) {
    Set<String> texts = new TreeSet<>();
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      int length = buffer.getInt();
      if (length < 0 || length > buffer.remaining()) {
        throw new IllegalArgumentException("of another length");
      }
      byte[] utf8 = new byte[length];
      buffer.get(utf8);
      texts.add(text(utf8));
    }
    return Collections.unmodifiableSet(texts);
  }
}
