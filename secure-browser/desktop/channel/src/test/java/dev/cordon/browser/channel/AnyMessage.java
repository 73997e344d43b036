package dev.cordon.browser.channel;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Messages of every kind, with anything in them that their types and bounds allow. */
final class AnyMessage {
  private AnyMessage() {}

  static <M> Arbitrary<M> of(Class<M> direction) {
    List<Arbitrary<M>> kinds = new ArrayList<>();
    for (Class<?> kind : direction.getPermittedSubclasses()) {
      kinds.add(value(kind).map(direction::cast));
    }
    return Arbitraries.oneOf(kinds);
  }

  private static Arbitrary<Object> value(Class<?> record) {
    List<Arbitrary<Object>> members = new ArrayList<>();
    for (RecordComponent component : record.getRecordComponents()) {
      members.add(member(component.getGenericType()));
    }
    return Combinators.combine(members).as(values -> make(record, values));
  }

  private static Object make(Class<?> record, List<Object> values) {
    try {
      Class<?>[] types =
          Arrays.stream(record.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      return record.getDeclaredConstructor(types).newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Arbitrary<Object> member(Type type) {
    if (type instanceof ParameterizedType of) {
      Arbitrary<Object> inner = member(of.getActualTypeArguments()[0]);
      return of.getRawType() == List.class
          ? inner.list().ofMaxSize(5).map(list -> list)
          : inner.optional().map((Optional<Object> optional) -> optional);
    }
    Class<?> simple = (Class<?>) type;
    if (simple.isRecord()) {
      return value(simple);
    }
    return simple.isEnum() ? Arbitraries.of(simple.getEnumConstants()) : simple(simple);
  }

  private static Arbitrary<Object> simple(Class<?> type) {
    Arbitrary<Long> count = Arbitraries.longs().between(0, Bounds.NUMBER);
    if (type == long.class) {
      return count.map(value -> value);
    } else if (type == int.class) {
      return Arbitraries.integers().greaterOrEqual(0).map(value -> value);
    } else if (type == boolean.class) {
      return Arbitraries.of(true, false);
    } else if (type == OptionalLong.class) {
      return count
          .optional()
          .map(value -> value.map(OptionalLong::of).orElse(OptionalLong.empty()));
    } else if (type == ByteBuffer.class) {
      return Arbitraries.bytes().array(byte[].class).ofMaxSize(300).map(ByteBuffer::wrap);
    }
    return text().map(value -> value);
  }

  /** Unicode that UTF-8 can carry: no half pairs. */
  private static Arbitrary<String> text() {
    return Arbitraries.strings()
        .all()
        .ofMaxLength(40)
        .filter(text -> text.equals(new String(bytes(text), StandardCharsets.UTF_8)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
