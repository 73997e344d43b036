package dev.cordon.core.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cordon.core.device.KeyVault;
import dev.cordon.core.device.PasscodeCost;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.testing.MemoryKeyVault;
import dev.cordon.testing.heap.HeapDump;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of the keys that an opening goes through, none outlives it but the container key. */
@Tag("A2")
@Tag("D2")
class KeysInMemoryTest {
  private static final Shares NO_SHARES =
      new Shares() {
        @Override
        public Optional<SecretBytes> secret(long number) {
          return Optional.empty();
        }

        @Override
        public long next(long inForce) {
          return 0;
        }

        @Override
        public void reject(long number) {}
      };

  @TempDir Path directory;
  private final KeyVault vault = new MemoryKeyVault();
  private final HeapDump heap = new HeapDump();

  /** A thread that goes on living, as those of an app do. */
  private final ExecutorService opener = Executors.newSingleThreadExecutor();

  @AfterEach
  void stop() {
    opener.shutdown();
  }

  @Test
  void theThreadThatOpenedRemembersNoKey() throws Exception {
    KeyChain chain = new KeyChain(directory, vault, new PasscodeCost(8, 1), NO_SHARES);
    try (Passcode passcode = Passcode.of("738291")) {
      opener.submit(() -> chain.create(passcode)).get().close();
      lookForKeys();
      ContainerKey containerKey =
          opener.submit(() -> chain.open(passcode)).get().orElseThrow(() -> new Error("wrong"));
      assertEquals(List.of("container key"), heap.found(directory));
      containerKey.close();
      assertEquals(List.of(), heap.found(directory));
    }
  }

  private void lookForKeys() throws Exception {
    byte[] state = new SealedPages(directory, KeyChain.NAME, vault).read().orElseThrow();
    Header header = Header.decode(state);
    PassSlot pass = header.pass();
    try (Passcode passcode = Passcode.of("738291");
        SecretBytes slotKey =
            PassSlot.slotKey(
                vault, pass.vaultKey(), pass.cost(), pass.salt().toByteArray(), passcode);
        SecretBytes unlockSecret = pass.open(vault, passcode).orElseThrow();
        SecretBytes wrapping = wrapping(header, unlockSecret);
        ContainerKey containerKey = new SharedWrapping(NO_SHARES).open(header, unlockSecret)) {
      heap.lookFor("slot key", slotKey.copy());
      heap.lookFor("unlock secret", unlockSecret.copy());
      heap.lookFor("wrapping key", wrapping.copy());
      heap.lookFor("container key", containerKey.secret().copy());
    }
  }

  private static SecretBytes wrapping(Header header, SecretBytes unlockSecret) {
    try (SecretBytes none = SecretBytes.owning(new byte[0])) {
      byte[] containerId = header.containerId().toByteArray();
      return SharedWrapping.key(unlockSecret, none, containerId, header.wrapEpoch(), 0);
    }
  }
}
