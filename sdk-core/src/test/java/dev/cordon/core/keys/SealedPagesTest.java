package dev.cordon.core.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.device.KeyVault;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.testing.MemoryKeyVault;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("A2")
class SealedPagesTest {
  @TempDir Path directory;
  private final MemoryKeyVault vault = new MemoryKeyVault();

  @Test
  void aSecondPageThatFailedIsMendedBeforeTheFirstIsTouchedAgain() throws Exception {
    SealedPages pages = pages();
    pages.write(bytes("one"));
    block("state.b");
    pages.write(bytes("two")); // committed by the first page
    assertThrows(StorageFailedException.class, () -> pages.write(bytes("three")));
    unblock("state.b");
    assertArrayEquals(bytes("two"), pages().read().orElseThrow());

    pages.write(bytes("three"));
    Files.delete(directory.resolve("state.a"));
    assertArrayEquals(bytes("three"), pages().read().orElseThrow());
  }

  @Test
  void aForeignNameAmongTheKeysIsLeftAlone() throws Exception {
    vault.create("state.1 (copy)", KeyVault.Use.SEAL);
    vault.create("state.0007", KeyVault.Use.SEAL);
    pages().write(bytes("one"));
    pages().write(bytes("two"));

    assertArrayEquals(bytes("two"), pages().read().orElseThrow());
  }

  @Test
  void aHugePageIsNoPage() throws Exception {
    pages().write(bytes("one"));
    stretch(directory.resolve("state.a"), Integer.MAX_VALUE);

    assertArrayEquals(bytes("one"), pages().read().orElseThrow());
  }

  @Test
  void aHugePageIsShredded() throws Exception {
    pages().write(bytes("one"));
    stretch(directory.resolve("state.a"), 1L + Integer.MAX_VALUE);

    pages().shred();

    assertThrows(
        java.nio.file.NoSuchFileException.class, () -> Files.size(directory.resolve("state.a")));
  }

  @Test
  void aMarkedPageIsMendedAsLongAsAKeyIsThere() throws Exception {
    pages().write(bytes("one"));
    pages().mark();
    assertTrue(pages().isMarked());

    assertArrayEquals(bytes("one"), pages().read().orElseThrow());

    assertFalse(pages().isMarked());
  }

  @Test
  void aKeyThatDoesNotWorkHidesNoOlderOneThatDoes() throws Exception {
    pages().write(bytes("one"));
    vault.create("state.2", KeyVault.Use.MAC); // begun, and broken
    KeyVault breaking = new BrokenKey(vault, "state.2");

    assertArrayEquals(
        bytes("one"), new SealedPages(directory, "state", breaking).read().orElseThrow());
    assertEquals(Set.of("state.1"), vault.aliases());
  }

  @Test
  void aKeyThatDoesNotWorkIsALostOne() throws Exception {
    pages().write(bytes("one"));
    KeyVault breaking = new BrokenKey(vault, "state.1");

    assertThrows(
        VaultLostException.class, () -> new SealedPages(directory, "state", breaking).read());
  }

  @Test
  void aVaultPutBackAsItWasEarlierIsALostOneAndNoDamage() throws Exception {
    pages().write(bytes("one"));
    MemoryKeyVault earlier = vault.copy();
    pages().write(bytes("two"));

    SealedPages pages = new SealedPages(directory, "state", earlier);
    assertThrows(VaultLostException.class, pages::read);
    assertThrows(VaultLostException.class, pages::read);
  }

  private SealedPages pages() {
    return new SealedPages(directory, "state", vault);
  }

  /** A directory in its place cannot be written to, whoever the user is. */
  private void block(String page) throws Exception {
    Files.delete(directory.resolve(page));
    Files.createDirectories(directory.resolve(page).resolve("full"));
  }

  private void unblock(String page) throws Exception {
    Files.delete(directory.resolve(page).resolve("full"));
    Files.delete(directory.resolve(page));
  }

  private static void stretch(Path file, long bytes) throws Exception {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(1), bytes - 1);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
