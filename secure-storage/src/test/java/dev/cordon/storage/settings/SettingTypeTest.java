package dev.cordon.storage.settings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.crypto.tink.util.Bytes;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A2")
class SettingTypeTest {
  private static final SettingType<DayOfWeek> DAY = SettingType.choice(DayOfWeek.class);

  @Test
  void valuesComeBackAsTheyWent() {
    for (long each : new long[] {Long.MIN_VALUE, 0, Long.MAX_VALUE}) {
      comesBack(SettingType.NUMBER, each);
    }
    for (double each : new double[] {Double.NaN, -0.0, Double.MIN_VALUE, 0.1}) {
      comesBack(SettingType.REAL, each);
    }
    for (String each : List.of("", "a\0b", "業務 🗾")) {
      comesBack(SettingType.TEXT, each);
    }
    for (Instant each : List.of(Instant.MIN, Instant.EPOCH.plusNanos(1), Instant.MAX)) {
      comesBack(SettingType.INSTANT, each);
    }
    comesBack(SettingType.FLAG, true);
    comesBack(SettingType.FLAG, false);
    comesBack(SettingType.TEXTS, Set.of());
    comesBack(SettingType.TEXTS, Set.of("", "b", "業"));
    comesBack(DAY, DayOfWeek.FRIDAY);
    byte[] bytes = {0, -1};
    assertArrayEquals(bytes, read(SettingType.BYTES, SettingType.BYTES.write(bytes)).orElseThrow());
  }

  private static <T> void comesBack(SettingType<T> type, T value) {
    assertEquals(Optional.of(value), type.read(type.write(value)));
  }

  private static <T> Optional<T> read(SettingType<T> type, Stored stored) {
    return type.read(stored);
  }

  @Test
  void anotherTypesValueIsNeverMisread() {
    Stored number = SettingType.NUMBER.write(1L);
    assertEquals(Optional.empty(), SettingType.REAL.read(number));
    assertEquals(Optional.empty(), SettingType.TEXT.read(number));
  }

  @Test
  void bytesOfAnotherLengthOrAnUnknownConstantAreNoValue() {
    Bytes odd = Bytes.copyFrom(new byte[] {0, 0, 0, 9, 1});
    for (SettingType<?> type :
        List.of(
            SettingType.NUMBER,
            SettingType.REAL,
            SettingType.FLAG,
            SettingType.INSTANT,
            SettingType.TEXTS,
            DAY)) {
      assertEquals(Optional.empty(), type.read(new Stored(type.code(), odd)), type.code());
    }
  }

  @Test
  void halfASurrogatePairIsRefusedAndNotRepeated() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> SettingType.TEXT.write("CANARY\ud800"));
    assertFalse(e.toString().contains("CANARY"));
  }

  @Test
  void equalSetsAreEqualBytes() {
    assertEquals(
        SettingType.TEXTS.write(Set.of("a", "b", "c")),
        SettingType.TEXTS.write(new java.util.LinkedHashSet<>(Arrays.asList("c", "b", "a"))));
  }

  @Test
  void neitherNameNorValueIsInAnyDescription() {
    assertEquals("SettingKey[text]", SettingKey.text("CANARY", "CANARY").toString());
    assertEquals("Stored[text]", SettingType.TEXT.write("CANARY").toString());
  }

  @Test
  void aDefaultThatIsChangedByItsOwnerStaysTheDefault() {
    byte[] bytes = {1};
    SettingKey<byte[]> key = SettingKey.bytes("b", bytes);
    bytes[0] = 2;
    key.byDefault()[0] = 3;
    assertArrayEquals(new byte[] {1}, key.byDefault());
  }
}
