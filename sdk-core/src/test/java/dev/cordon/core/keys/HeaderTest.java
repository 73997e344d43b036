package dev.cordon.core.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.device.PasscodeCost;
import dev.cordon.core.device.UserKey;
import dev.cordon.core.error.ContainerDamagedException;
import dev.cordon.core.secret.SecretBytes;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bytes of the header, as docs/key-format.md gives them. */
@Tag("A2")
class HeaderTest {
  private static final String ID = "0010404142434445464748494a4b4c4d4e4f"; // container id
  private static final String FIELDS =
      ID
          + "0000000000000001" // wrap epoch
          + "0000000000000000" // no share
          + "00010000"
          + "00000003"
          + "0010000102030405060708090a0b0c0d0e0f" // salt
          + "000a70617373636f64652e31" // passcode.1
          + "0002aabb"
          + "0002ccdd";
  private static final Header WITHOUT =
      new Header(
          bytes(0x40, 16),
          1,
          0,
          new PassSlot(PasscodeCost.STANDARD, bytes(0, 16), "passcode.1", hex("aabb")),
          Optional.empty(),
          hex("ccdd"),
          1);
  private static final String FIRST = "0000000000000001"; // generation of domain slots
  private static final Header WITH =
      WITHOUT.withUser(Optional.of(new UserSlot("user.2", hex("eeff"))));

  @Test
  void versionFourHasTheDocumentedBytes() {
    assertEquals("0401" + FIELDS + "00" + FIRST, HexFormat.of().formatHex(WITHOUT.encode()));
    assertEquals(
        "0401" + FIELDS + "01" + "0006757365722e32" + "0002eeff" + FIRST,
        HexFormat.of().formatHex(WITH.encode()));
  }

  @Test
  void earlierVersionsAreRead() throws Exception {
    assertEquals(WITHOUT, Header.decode(hex("0301" + FIELDS + "00").toByteArray()));
    assertEquals(WITHOUT, Header.decode(hex("0201" + FIELDS + "00").toByteArray()));
    assertEquals(WITHOUT, Header.decode(hex("0101" + FIELDS).toByteArray()));
    assertEquals(WITHOUT, Header.decode(WITHOUT.encode()));
    assertEquals(WITH, Header.decode(WITH.encode()));
  }

  @Test
  void anyOtherLengthOrVersionIsDamage() {
    byte[] good = WITH.encode();
    for (int length = 0; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThrows(ContainerDamagedException.class, () -> Header.decode(cut), "length " + length);
    }
    byte[] longer = Arrays.copyOf(good, good.length + 1);
    assertThrows(ContainerDamagedException.class, () -> Header.decode(longer));
    byte[] flag = hex("0401" + FIELDS + "02" + FIRST).toByteArray();
    assertThrows(ContainerDamagedException.class, () -> Header.decode(flag));
    byte[] fifth = hex("0501" + FIELDS + "00" + FIRST).toByteArray();
    assertThrows(ContainerDamagedException.class, () -> Header.decode(fifth));
    byte[] thirdWithGeneration = hex("0301" + FIELDS + "00" + FIRST).toByteArray();
    assertThrows(ContainerDamagedException.class, () -> Header.decode(thirdWithGeneration));
    byte[] beforeTheFirst = hex("0401" + FIELDS + "00" + "0000000000000000").toByteArray();
    assertThrows(ContainerDamagedException.class, () -> Header.decode(beforeTheFirst));
    byte[] firstWithSlot = hex("0101" + FIELDS + "00").toByteArray();
    assertThrows(ContainerDamagedException.class, () -> Header.decode(firstWithSlot));
  }

  @Test
  @Tag("D4")
  void aNewWrappingCountsTheEpochAndNamesItsShare() throws Exception {
    Header shared = WITH.rewrapped(7, hex("dddd"), 3);
    String bytes = HexFormat.of().formatHex(shared.encode());
    assertEquals("0401" + ID + "0000000000000002" + "0000000000000007", bytes.substring(0, 72));
    assertEquals("0000000000000003", bytes.substring(bytes.length() - 16));
    assertEquals(shared, Header.decode(shared.encode()));
    for (String earlier : new String[] {"02", "01"}) { // they knew no share but none
      byte[] forged = hex(earlier + bytes.substring(2)).toByteArray();
      assertThrows(ContainerDamagedException.class, () -> Header.decode(forged));
    }
    byte[] negative = WITH.rewrapped(-1, hex("dddd"), 1).encode();
    assertThrows(ContainerDamagedException.class, () -> Header.decode(negative));
  }

  @Test
  @Tag("D4")
  void theWrappingKeyIsTheDocumentedOneWithAShareAndWithout() {
    SecretBytes unlockSecret = SecretBytes.owning(bytes(0x60, 32).toByteArray());
    byte[] id = bytes(0x40, 16).toByteArray();
    SecretBytes none = SecretBytes.owning(new byte[0]);
    assertEquals(
        "aebea244effc3b15d327889664fc384fc04f6d48928634cda018eeb1c292231c",
        HexFormat.of().formatHex(SharedWrapping.key(unlockSecret, none, id, 1, 0).copy()));
    SecretBytes share = SecretBytes.owning(bytes(0xc0, 32).toByteArray());
    assertEquals(
        "877178110eae97cb6e8cd1db466d81339269f3a9d7d3434f4394e6906c601c20",
        HexFormat.of().formatHex(SharedWrapping.key(unlockSecret, share, id, 2, 1).copy()));
  }

  @Test
  void aUserSlotIsBoundToItsContainer() throws Exception {
    byte[][] seen = new byte[1][];
    UserKey key =
        new UserKey() {
          @Override
          public String alias() {
            return "user.2";
          }

          @Override
          public byte[] seal(byte[] plaintext, byte[] associatedData) {
            seen[0] = associatedData;
            return plaintext.clone();
          }

          @Override
          public Optional<byte[]> open(byte[] sealed, byte[] associatedData) {
            return Arrays.equals(associatedData, seen[0]) ? Optional.of(sealed) : Optional.empty();
          }
        };
    SecretBytes secret = SecretBytes.owning(bytes(0x60, 32).toByteArray());
    UserSlot slot = UserSlot.create(key, secret, bytes(0x40, 16));

    assertArrayEquals(
        hex("636f72646f6e2f757365722d736c6f742f76312f404142434445464748494a4b4c4d4e4f")
            .toByteArray(),
        seen[0]);
    assertEquals(Optional.of(secret), slot.open(key, bytes(0x40, 16)));
    assertEquals(Optional.empty(), slot.open(key, bytes(0x41, 16)));
  }

  private static Bytes hex(String hex) {
    return Bytes.copyFrom(HexFormat.of().parseHex(hex));
  }

  private static Bytes bytes(int first, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (first + i);
    }
    return Bytes.copyFrom(bytes);
  }
}
