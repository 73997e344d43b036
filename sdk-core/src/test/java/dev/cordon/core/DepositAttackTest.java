package dev.cordon.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.deposit.DepositBox;
import dev.cordon.core.deposit.DepositSeal;
import dev.cordon.core.deposit.Drained;
import dev.cordon.core.deposit.Drained.Lost;
import dev.cordon.core.deposit.Waiting;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.keys.DepositKeys;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.testing.FakeDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody has the files of a locked container in hand. */
@Tag("A2")
@Tag("G2")
class DepositAttackTest {
  @TempDir Path temporary;
  private final FakeDevice device = new FakeDevice();
  private Path work = Path.of("");
  private Path intake = Path.of("");
  private Container container;
  private List<String> ids = List.of();

  @BeforeEach
  void prepare() throws Exception {
    work = temporary.resolve("work");
    container = Depositing.locked(device, work);
    putThree();
    intake = Depositing.intake(work);
  }

  private void putThree() throws Exception {
    ids = Depositing.put(container, List.of("one", "two", "three"));
  }

  @AfterEach
  void close() {
    container.close();
  }

  private Path file(int which) {
    return intake.resolve(ids.get(which));
  }

  /** Opens, and finds that those are taken in and that one is lost. */
  private void requireLost(String id, Code why, List<String> taken) throws Exception {
    Depositing.unlock(container);
    List<String> texts = new ArrayList<>();
    Drained drained = Depositing.drain(container, texts);
    assertEquals(List.of(new Lost(id, Reason.of(why))), drained.lost());
    assertEquals(taken, texts);
    assertEquals(taken.size(), drained.taken());
    assertEquals(List.of(), Depositing.drain(container), "told once");
    container.lock();
  }

  @Test
  void everyFlippedByteIsDamageOfThatDepositAlone() throws Exception {
    int length = (int) Files.size(file(1));
    assertEquals("two".length() + DepositSeal.OVERHEAD_BYTES, length);
    List<String> flipped = Depositing.put(container, Collections.nCopies(length, "two"));
    Depositing.put(container, "four");
    for (int i = 0; i < length; i++) {
      byte[] bytes = Files.readAllBytes(intake.resolve(flipped.get(i)));
      bytes[i] ^= 1;
      Files.write(intake.resolve(flipped.get(i)), bytes);
    }
    Depositing.unlock(container);
    List<String> texts = new ArrayList<>();
    Drained drained = Depositing.drain(container, texts);
    assertEquals(List.of("one", "two", "three", "four"), texts);
    Reason damaged = Reason.of(Code.DEPOSIT_DAMAGED);
    assertEquals(flipped.stream().map(id -> new Lost(id, damaged)).toList(), drained.lost());
  }

  @Test
  void whatIsDamagedIsSetAsideAndToldInTheTrail() throws Exception {
    Files.write(file(1), new byte[] {1, 2, 3});
    requireLost(ids.get(1), Code.DEPOSIT_DAMAGED, List.of("one", "three"));
    assertTrue(
        container.audit().events().stream()
            .anyMatch(
                event ->
                    event.code() == AuditCode.TAMPER_FOUND
                        && event.why().equals(Optional.of(Code.DEPOSIT_DAMAGED))));
    assertEquals(List.of(), Depositing.names(intake));
    Path aside = intake.resolveSibling("deposits.damaged");
    assertEquals(List.of(), Depositing.names(aside), "until it is drained again");
    putThree();
    Files.write(file(1), new byte[] {1, 2, 3});
    Depositing.unlock(container);
    assertEquals(1, Depositing.drain(container, new ArrayList<>()).lost().size());
    assertEquals(List.of(ids.get(1)), Depositing.names(aside));
  }

  @Test
  void oneThatIsCutEmptiedOrMadeLongerIsDamaged() throws Exception {
    for (int length : new int[] {0, 8, 90, 92, 94, 1 << 20}) {
      Files.write(file(1), Arrays.copyOf(Files.readAllBytes(file(1)), length));
      requireLost(ids.get(1), Code.DEPOSIT_DAMAGED, List.of("one", "three"));
      putThree();
    }
  }

  @Test
  void oneThatIsRemovedIsMissedTheLastOneToo() throws Exception {
    Files.delete(file(2));
    requireLost(ids.get(2), Code.DEPOSIT_MISSING, List.of("one", "two"));
  }

  @Test
  void twoThatAreSwappedAreBothDamaged() throws Exception {
    Path beside = intake.resolve("beside");
    Files.move(file(0), beside);
    Files.move(file(1), file(0));
    Files.move(beside, file(1));
    Depositing.unlock(container);
    List<String> texts = new ArrayList<>();
    Drained drained = Depositing.drain(container, texts);
    assertEquals(List.of("three"), texts);
    assertEquals(List.of(ids.get(0), ids.get(1)), drained.lost().stream().map(Lost::id).toList());
  }

  @Test
  void oneThatWasTakenInAndIsPutBackIsNothing() throws Exception {
    Path kept = temporary.resolve("kept");
    Files.createDirectory(kept);
    Trees.copy(intake, kept.resolve("deposits"));
    Depositing.unlock(container);
    Depositing.drain(container);
    container.lock();
    for (String id : ids) {
      Files.copy(kept.resolve("deposits").resolve(id), intake.resolve(id));
    }
    String fourth = Depositing.put(container, "four");
    Files.copy(
        kept.resolve("deposits").resolve(ids.get(0)),
        intake.resolve(fourth),
        StandardCopyOption.REPLACE_EXISTING); // and in the place of the newest
    requireLost(fourth, Code.DEPOSIT_DAMAGED, List.of());
  }

  @Test
  void oneOfAnotherDomainInItsPlaceIsDamaged() throws Exception {
    Depositing.unlock(container);
    Depositing.drain(container);
    container.deposits().drain("notes", deposit -> {});
    container.lock();
    String mail = Depositing.put(container, "mail");
    String note = container.deposits().put("notes", "note".getBytes(UTF_8));
    Path notes = find(note);
    Files.copy(notes, intake.resolve(mail), StandardCopyOption.REPLACE_EXISTING);
    requireLost(mail, Code.DEPOSIT_DAMAGED, List.of());
  }

  private Path find(String name) throws IOException {
    try (Stream<Path> all = Files.walk(work)) {
      return all.filter(each -> each.endsWith(name)).findFirst().orElseThrow();
    }
  }

  /** The public key is no secret, so whoever learns it can seal: the list says what was put. */
  @Test
  void oneThatAnAttackerSealedHimselfIsNeverTakenIn() throws Exception {
    container.close();
    Map.Entry<String, DepositBox> stolen =
        ControlStore.open(work, device.vault()).get().deposits().boxes().entrySet().stream()
            .findFirst()
            .orElseThrow();
    byte[] forged = DepositSeal.seal(stolen.getValue(), stolen.getKey(), 2, "bad".getBytes(UTF_8));
    Files.write(file(1), forged);
    Files.write(intake.resolve(Waiting.of(4, forged).name()), forged);
    container = device.open(work);
    requireLost(ids.get(1), Code.DEPOSIT_DAMAGED, List.of("one", "three"));
  }

  @Test
  void aLinkInPlaceOfOneIsNotFollowed() throws Exception {
    Path copy = Files.move(file(1), temporary.resolve("copy"));
    Files.createSymbolicLink(file(1), copy);
    requireLost(ids.get(1), Code.DEPOSIT_MISSING, List.of("one", "three"));
    assertTrue(Files.exists(copy));
  }

  @Test
  void aLinkInPlaceOfTheirDirectoryTakesNothingOut() throws Exception {
    Path elsewhere = Files.move(intake, temporary.resolve("elsewhere"));
    Files.createSymbolicLink(intake, elsewhere);
    String fourth = Depositing.put(container, "four");
    assertFalse(Files.exists(elsewhere.resolve(fourth)));
    assertEquals(3, Depositing.names(elsewhere).size());
    Depositing.unlock(container);
    List<String> texts = new ArrayList<>();
    assertEquals(3, Depositing.drain(container, texts).lost().size());
    assertEquals(List.of("four"), texts);
  }

  @Test
  void aLinkInPlaceOfTheDomainIsRefused() throws Exception {
    Path domain = intake.getParent();
    Path elsewhere = Files.move(domain, temporary.resolve("elsewhere"));
    Files.createSymbolicLink(domain, elsewhere);
    assertThrows(StorageFailedException.class, () -> Depositing.put(container, "four"));
    assertEquals(3, Depositing.names(elsewhere.resolve("deposits")).size());
  }

  /** Whoever copied the files and the passcode's owner opens it later. */
  @Test
  void afterTheyWereTakenInThereIsNoKeyForACopyAnyMore() throws Exception {
    DepositBox before = box();
    Depositing.unlock(container);
    Depositing.drain(container);
    container.lock();
    assertNotEquals(before.keys(), box().keys());
    assertEquals(4, box().next());
  }

  private DepositBox box() throws Exception {
    container.close();
    DepositBox box =
        ControlStore.open(work, device.vault()).get().deposits().boxes().values().iterator().next();
    container = device.open(work);
    return box;
  }

  @Test
  void whatIsSealedIsBoundToContainerDomainNumberAndKey() {
    SecretBytes domainKey = SecretBytes.owning(new byte[32]);
    DepositKeys keys = DepositKeys.generate(domainKey);
    DepositBox box = new DepositBox(Bytes.copyFrom(new byte[16]), keys);
    byte[] content = "one".getBytes(UTF_8);
    byte[] file = DepositSeal.seal(box, "slot", 5, content);
    Waiting right = Waiting.of(5, file);
    assertArrayEquals(content, DepositSeal.open(box, "slot", right, domainKey, file).orElseThrow());
    DepositBox elsewhere = new DepositBox(Bytes.copyFrom(new byte[] {1}), keys);
    assertFalse(DepositSeal.open(elsewhere, "slot", right, domainKey, file).isPresent());
    assertFalse(DepositSeal.open(box, "tols", right, domainKey, file).isPresent());
    Waiting sixth = Waiting.of(6, file);
    assertFalse(DepositSeal.open(box, "slot", sixth, domainKey, file).isPresent());
    DepositBox other = box.withKeys(DepositKeys.generate(domainKey));
    assertFalse(DepositSeal.open(other, "slot", right, domainKey, file).isPresent());
    DepositKeys mixed = new DepositKeys(other.keys().publicKey(), keys.wrappedPrivateKey());
    assertFalse(DepositSeal.open(box.withKeys(mixed), "slot", right, domainKey, file).isPresent());
    byte[] another = new byte[32];
    another[0] = 1;
    SecretBytes otherDomain = SecretBytes.owning(another);
    assertFalse(DepositSeal.open(box, "slot", right, otherDomain, file).isPresent());
  }
}
