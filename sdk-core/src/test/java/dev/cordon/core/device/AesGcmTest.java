package dev.cordon.core.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bytes are Tink's, so that containers of before open. */
@Tag("A2")
@Tag("A3")
class AesGcmTest {
  private static final byte[] KEY = random(32);
  private static final byte[] PLACE = random(20);

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }

  @Test
  void whatTinkSealedOpensAndTheOtherWayRound() throws Exception {
    AesGcmJce tink = new AesGcmJce(KEY);
    for (int length : new int[] {0, 1, 16, 5000}) {
      byte[] plain = random(length);
      assertArrayEquals(plain, AesGcm.open(KEY, tink.encrypt(plain, PLACE), PLACE).orElseThrow());
      byte[] sealed = AesGcm.seal(KEY, plain, PLACE);
      assertEquals(length + AesGcm.OVERHEAD_BYTES, sealed.length);
      assertArrayEquals(plain, tink.decrypt(sealed, PLACE));
    }
  }

  @Test
  void aFlippedByteACutAnotherKeyAndAnotherPlaceAreRefused() {
    byte[] sealed = AesGcm.seal(KEY, random(40), PLACE);
    for (int i = 0; i < sealed.length; i++) {
      byte[] flipped = sealed.clone();
      flipped[i] ^= 1;
      assertEquals(Optional.empty(), AesGcm.open(KEY, flipped, PLACE));
      assertEquals(Optional.empty(), AesGcm.open(KEY, Arrays.copyOf(sealed, i), PLACE));
    }
    byte[] otherKey = KEY.clone();
    otherKey[31] ^= 1;
    assertEquals(Optional.empty(), AesGcm.open(otherKey, sealed, PLACE));
    assertEquals(Optional.empty(), AesGcm.open(KEY, sealed, new byte[0]));
  }

  @Test
  void noNonceComesTwice() {
    byte[] once = AesGcm.seal(KEY, new byte[0], PLACE);
    byte[] again = AesGcm.seal(KEY, new byte[0], PLACE);
    assertFalse(Arrays.equals(once, again));
  }

  @Test
  void aKeyOfAnotherLengthIsABug() {
    assertThrows(
        IllegalArgumentException.class, () -> AesGcm.seal(new byte[16], new byte[0], PLACE));
  }
}
