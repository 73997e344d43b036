package dev.cordon.browser.channel;

import dev.cordon.browser.channel.ChannelException.Problem;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The kinds of message in one direction: each one's number, bound, and how it is put in bytes. */
final class Kinds<M> {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Map<Integer, Kind<M, ? extends M>> byNumber = new HashMap<>();
  private final Map<Class<?>, Kind<M, ? extends M>> byType = new HashMap<>();

  /** Makes a message of a number and raw bytes. */
  interface FromBytes<T> {
    T of(long id, ByteBuffer bytes);
  }

  private interface Encoding<T> {
    Frame frame(int kind, T message) throws ChannelException;
  }

  private interface Decoding<T> {
    T message(ByteBuffer payload) throws ChannelException;
  }

  private record Kind<M, T extends M>(
      int number, int most, Class<T> type, Encoding<T> encoding, Decoding<T> decoding) {
    Frame frame(M message) throws ChannelException {
      Frame frame = encoding.frame(number, type.cast(message));
      requireBytes(frame.bytes());
      return frame;
    }

    void requireBytes(int bytes) throws ChannelException {
      if (bytes > most) {
        throw new ChannelException(Problem.TOO_LARGE, type.getSimpleName());
      }
    }
  }

  /** A kind in words, of at most {@link Bounds#FRAME_BYTES}. */
  <T extends M> Kinds<M> words(int number, Class<T> type, JsonOut.Form<T> out, JsonIn.Form<T> in) {
    return words(number, Bounds.FRAME_BYTES, type, out, in);
  }

  /** A kind in words of which one is long, of at most {@link Bounds#TEXT_FRAME_BYTES}. */
  <T extends M> Kinds<M> text(int number, Class<T> type, JsonOut.Form<T> out, JsonIn.Form<T> in) {
    return words(number, Bounds.TEXT_FRAME_BYTES, type, out, in);
  }

  private <T extends M> Kinds<M> words(
      int number, int most, Class<T> type, JsonOut.Form<T> out, JsonIn.Form<T> in) {
    Encoding<T> encoding =
        (kind, message) -> {
          JsonOut words = new JsonOut();
          out.write(message, words);
          return new Frame(kind, ByteBuffer.wrap(words.bytes()), NOTHING);
        };
    return add(new Kind<>(number, most, type, encoding, payload -> JsonIn.read(payload, in)));
  }

  /** A kind of raw bytes behind a number. */
  <T extends M> Kinds<M> bytes(
      int number,
      Class<T> type,
      ToLongFunction<T> id,
      Function<T, ByteBuffer> bytes,
      FromBytes<T> in) {
    Encoding<T> encoding =
        (kind, message) -> {
          long checked = within(id.applyAsLong(message));
          ByteBuffer head = ByteBuffer.allocate(Long.BYTES).putLong(0, checked);
          return new Frame(kind, head, bytes.apply(message).duplicate());
        };
    Decoding<T> decoding =
        payload -> {
          if (payload.remaining() < Long.BYTES) {
            throw new ChannelException(Problem.MALFORMED, type.getSimpleName());
          }
          return in.of(within(payload.getLong()), payload.slice());
        };
    return add(new Kind<>(number, Bounds.FRAME_BYTES, type, encoding, decoding));
  }

  private static long within(long id) throws ChannelException {
    if (id < 0 || id > Bounds.NUMBER) {
      throw new ChannelException(Problem.OUT_OF_BOUNDS, "id");
    }
    return id;
  }

  private <T extends M> Kinds<M> add(Kind<M, T> kind) {
    if (byNumber.put(kind.number, kind) != null || byType.put(kind.type, kind) != null) {
      throw new IllegalStateException("a kind stands twice: " + kind.number);
    }
    return this;
  }

  Frame frame(M message) throws ChannelException {
    @Nullable Kind<M, ? extends M> kind = byType.get(message.getClass());
    if (kind == null) {
      throw new IllegalStateException("a message without a kind: " + message.getClass());
    }
    return kind.frame(message);
  }

  /** Checks a frame before its payload is read. */
  void requireKind(int number, int bytes) throws ChannelException {
    kind(number).requireBytes(bytes);
  }

  M message(int number, ByteBuffer payload) throws ChannelException {
    return kind(number).decoding.message(payload);
  }

  private Kind<M, ? extends M> kind(int number) throws ChannelException {
    @Nullable Kind<M, ? extends M> kind = byNumber.get(number);
    if (kind == null) {
      throw new ChannelException(Problem.UNKNOWN_KIND, Integer.toString(number));
    }
    return kind;
  }
}
