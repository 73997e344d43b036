package dev.cordon.policy.protocol.json;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;

/**
 * How one value is written as a JSON object and read back. Immutable and safe for many threads.
 *
 * @param <T> the value
 */
public interface Codec<T> {
  /** The value as a new JSON object. */
  JsonObject write(T value);

  /**
   * The value that {@code fields} hold. Members that are not known are ignored.
   *
   * @throws DocumentRefusedException naming the path of what is missing, malformed or out of range
   */
  T read(Fields fields) throws DocumentRefusedException;
}
