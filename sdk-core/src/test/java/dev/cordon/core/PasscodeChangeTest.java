package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.secret.Passcode;
import dev.cordon.testing.FakeDevice;
import dev.cordon.testing.MemoryKeyVault;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A new passcode rewrites one slot in the header; death by death of the vault: {@link DeathTest}.
 */
@Tag("D1")
class PasscodeChangeTest {
  private static final String NEXT = "904173";
  private static final int SECTOR_BYTES = 512;
  private static final int SEALED_AT = 17; // docs/key-format.md, section 2
  @TempDir Path directory;
  @TempDir Path played;
  private final FakeDevice device = new FakeDevice();

  @BeforeEach
  void prepare() throws Exception {
    try (Container container = Enrolled.open(device, directory)) {
      Path data = container.domain("mail").directory();
      byte[] content = new byte[100_000];
      new Random(1).nextBytes(content);
      Files.write(data.resolve("one"), content);
      container.domain("calendar");
    }
  }

  @Test
  @Tag("A2")
  void noByteOfADomainChanges() throws Exception {
    Map<String, byte[]> before = filesOf("domains", "data");
    try (Container container = device.open(directory)) {
      change(container);
    }
    Map<String, byte[]> after = filesOf("domains", "data");

    assertTrue(before.size() >= 3, before.keySet().toString());
    assertEquals(before.keySet(), after.keySet());
    before.forEach((name, bytes) -> assertArrayEquals(bytes, after.get(name), name));
  }

  @Test
  void whileTheFirstPageIsWrittenTheOldOneOpensUntilAllOfTheNewOneIsThere() throws Exception {
    Moment moment = interrupted("header.");
    byte[] old = Files.readAllBytes(moment.earlier.resolve("header.a"));
    byte[] fresh = Files.readAllBytes(moment.files.resolve("header.a"));
    assertFalse(Arrays.equals(old, fresh));

    int sealedEnd = SEALED_AT + ByteBuffer.wrap(fresh).getInt(SEALED_AT - 4);
    int[] ends = new int[2];
    for (byte[] torn : tornPages(old, fresh)) {
      boolean whole = Arrays.mismatch(torn, fresh) >= sealedEnd; // only filling is torn
      ends[whole ? 1 : 0]++;
      String inForce = whole ? NEXT : Enrolled.PASSCODE;
      assertOpens(moment, "header.a", torn, inForce, whole ? Enrolled.PASSCODE : NEXT);
    }
    assertTrue(ends[0] > 20 && ends[1] > 5, ends[0] + " old, " + ends[1] + " new");
  }

  @Test
  void whileTheSecondPageIsWrittenTheNewOneOpens() throws Exception {
    byte[] old = Files.readAllBytes(directory.resolve("header.b"));
    try (Container container = device.open(directory)) {
      change(container);
    }
    Moment moment = new Moment(directory, directory, device.vault());
    byte[] fresh = Files.readAllBytes(directory.resolve("header.b"));

    for (byte[] torn : tornPages(old, fresh)) {
      assertOpens(moment, "header.b", torn, NEXT, Enrolled.PASSCODE);
    }
  }

  /** The files of before and of an instant, and the vault of that instant. */
  private record Moment(Path earlier, Path files, MemoryKeyVault vault) {}

  /** Dies before the first destruction of a key called so: the first page is written. */
  private Moment interrupted(String alias) throws Exception {
    Path earlier = Files.createDirectories(played.resolve("earlier"));
    Trees.copy(directory, earlier);
    DyingVault dying = new DyingVault(device.vault());
    try (Container container = device.open(directory, dying)) {
      dying.dieBeforeDestroying(alias);
      change(container);
      throw new AssertionError("it did not die");
    } catch (DyingVault.Death death) {
      return new Moment(earlier, directory, device.vault());
    }
  }

  private void assertOpens(Moment at, String page, byte[] torn, String opens, String not)
      throws Exception {
    Path home = played.resolve("torn");
    Trees.copy(at.files, home);
    Files.write(home.resolve(page), torn);
    FakeDevice copy = new FakeDevice().vault(at.vault.copy());
    try (Container container = copy.open(home)) {
      assertInstanceOf(UnlockResult.Wrong.class, unlock(container, not));
      assertInstanceOf(UnlockResult.Opened.class, unlock(container, opens));
      container.domain("mail").key("files");
    }
    Trees.delete(home);
  }

  /** What a page may hold when the power goes: any sectors new, the others old; or cut anywhere. */
  private static Iterable<byte[]> tornPages(byte[] old, byte[] fresh) {
    assertEquals(old.length, fresh.length);
    int sectors = old.length / SECTOR_BYTES;
    List<byte[]> pages = new ArrayList<>();
    // All sectors new is a page that is written: that death is between two calls of the vault.
    for (int mask = 0; mask < (1 << sectors) - 1; mask += 7) {
      byte[] page = old.clone();
      for (int sector = 0; sector < sectors; sector++) {
        if ((mask & (1 << sector)) != 0) {
          int at = sector * SECTOR_BYTES;
          System.arraycopy(fresh, at, page, at, SECTOR_BYTES);
        }
      }
      pages.add(page);
    }
    for (int bytes = 0; bytes < 500; bytes += 41) {
      byte[] page = old.clone();
      System.arraycopy(fresh, 0, page, 0, bytes);
      pages.add(page);
      pages.add(Arrays.copyOf(fresh, bytes));
    }
    return pages;
  }

  private Map<String, byte[]> filesOf(String... folders) throws Exception {
    Map<String, byte[]> found = new TreeMap<>();
    for (String folder : folders) {
      try (var files = Files.walk(directory.resolve(folder))) {
        for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
          found.put(directory.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    return found;
  }

  private static void change(Container container) throws Exception {
    assertInstanceOf(
        UnlockResult.Opened.class,
        container.changePasscode(Passcode.of(Enrolled.PASSCODE), Passcode.of(NEXT)));
  }

  private static UnlockResult unlock(Container container, String passcode) throws Exception {
    return container.unlock(Passcode.of(passcode));
  }
}
