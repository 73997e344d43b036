package dev.cordon.storage.settings;

import java.time.Instant;
import java.util.Set;

/**
 * The name of a setting, its type, and what it is until it is set. Make each key once, as a
 * constant. Immutable.
 *
 * <p>A setting that lies there as another type, or as a constant that the enum lacks, was stored by
 * another version of the app: reading it is refused with {@code SETTING_MISTYPED}, unless the key
 * is {@link #forgiving}. Setting it anew is always possible.
 */
public final class SettingKey<T> {
  private static final int MAX_NAME_CHARACTERS = 255;

  private final String name;
  private final SettingType<T> type;
  private final Stored byDefault;
  private final boolean isForgiving;

  private SettingKey(String name, SettingType<T> type, Stored byDefault, boolean isForgiving) {
    if (name.isEmpty() || name.length() > MAX_NAME_CHARACTERS) {
      throw new IllegalArgumentException("a setting's name has 1 to 255 characters");
    }
    this.name = name;
    this.type = type;
    this.byDefault = byDefault;
    this.isForgiving = isForgiving;
  }

  private static <T> SettingKey<T> of(String name, SettingType<T> type, T byDefault) {
    return new SettingKey<>(name, type, type.write(byDefault), false);
  }

  /** A text; half a surrogate pair in it is refused with {@code IllegalArgumentException}. */
  public static SettingKey<String> text(String name, String byDefault) {
    return of(name, SettingType.TEXT, byDefault);
  }

  /** A 64-bit integer. */
  public static SettingKey<Long> number(String name, long byDefault) {
    return of(name, SettingType.NUMBER, byDefault);
  }

  /** A floating-point number. */
  public static SettingKey<Double> real(String name, double byDefault) {
    return of(name, SettingType.REAL, byDefault);
  }

  /** True or false. */
  public static SettingKey<Boolean> flag(String name, boolean byDefault) {
    return of(name, SettingType.FLAG, byDefault);
  }

  /** Bytes; copied on the way in and out. */
  public static SettingKey<byte[]> bytes(String name, byte[] byDefault) {
    return of(name, SettingType.BYTES, byDefault);
  }

  /** A set of texts; read as an unmodifiable one, sorted. */
  public static SettingKey<Set<String>> texts(String name, Set<String> byDefault) {
    return of(name, SettingType.TEXTS, byDefault);
  }

  /** A constant of the default's enum, stored by its name: renaming a constant loses it. */
  public static <E extends Enum<E>> SettingKey<E> choice(String name, E byDefault) {
    return of(name, SettingType.choice(byDefault.getDeclaringClass()), byDefault);
  }

  /** A point in time, to the nanosecond. */
  public static SettingKey<Instant> instant(String name, Instant byDefault) {
    return of(name, SettingType.INSTANT, byDefault);
  }

  /** The same key, reading its default where a value of another type lies. */
  public SettingKey<T> forgiving() {
    return new SettingKey<>(name, type, byDefault, true);
  }

  String name() {
    return name;
  }

  SettingType<T> type() {
    return type;
  }

  boolean isForgiving() {
    return isForgiving;
  }

  T byDefault() {
    return type.read(byDefault).orElseThrow(IllegalStateException::new);
  }

  /** Names stay out of logs. */
  @Override
  public String toString() {
    return "SettingKey[" + type.code() + "]";
  }
}
