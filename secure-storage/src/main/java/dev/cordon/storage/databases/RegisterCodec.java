package dev.cordon.storage.databases;

import com.google.crypto.tink.subtle.Hex;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A register's bytes before their MAC (docs/storage-format.md, "The register"). */
final class RegisterCodec {
  private static final byte[] MAGIC = "CORDREG2".getBytes(StandardCharsets.US_ASCII);
  private static final int HEAD_BYTES = MAGIC.length + Long.BYTES;
  private static final int ENTRY_BYTES = DatabaseId.BYTES + 1 + 2 * Integer.BYTES;

  private RegisterCodec() {}

  static byte[] write(Known known) {
    ByteBuffer out = ByteBuffer.allocate(HEAD_BYTES + known.marks().size() * ENTRY_BYTES);
    out.put(MAGIC).putLong(known.generation());
    known
        .marks()
        .forEach(
            (id, marks) -> {
              out.put(Hex.decode(id)).put((byte) marks.size());
              out.putInt(marks.isEmpty() ? 0 : marks.get(0));
              out.putInt(marks.size() < 2 ? 0 : marks.get(1));
            });
    return out.array();
  }

  /** Empty if these are not what {@link #write} makes. */
  static Optional<Known> read(byte[] bytes) {
    boolean form = bytes.length >= HEAD_BYTES && (bytes.length - HEAD_BYTES) % ENTRY_BYTES == 0;
    if (!form || !Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC)) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, MAGIC.length, bytes.length - MAGIC.length);
    long generation = in.getLong();
    SortedMap<String, List<Integer>> marks = new TreeMap<>();
    while (in.hasRemaining()) {
      byte[] id = new byte[DatabaseId.BYTES];
      in.get(id);
      int count = in.get();
      List<Integer> both = List.of(in.getInt(), in.getInt());
      if (count < 0 || count > both.size()) {
        return Optional.empty();
      }
      marks.put(Hex.encode(id), new ArrayList<>(both.subList(0, count)));
    }
    return Optional.of(new Known(generation, marks));
  }
}
