package dev.cordon.core;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.deposit.DepositBox;
import dev.cordon.core.deposit.DepositState;
import dev.cordon.core.deposit.Deposits;
import dev.cordon.core.deposit.Waiting;
import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.error.ContainerInUseException;
import dev.cordon.core.error.DepositRefusedException;
import dev.cordon.core.keys.DepositKeys;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Destroyed;
import dev.cordon.policy.protocol.Destroyed.What;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.testing.FakeDevice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What arrives while the container is locked. */
@Tag("A2")
@Tag("D4")
class DepositsTest {
  @TempDir Path temporary;
  private final FakeDevice device = new FakeDevice();
  private Path work = Path.of("");
  private Container container;

  @BeforeEach
  void prepare() throws Exception {
    work = temporary.resolve("work");
    container = Depositing.locked(device, work);
  }

  @AfterEach
  void close() {
    container.close();
  }

  private void reopen() throws Exception {
    container.close();
    container = device.open(work);
  }

  @Test
  void whatArrivesWhileItIsLockedIsTakenInOnceAndInOrder() throws Exception {
    Depositing.put(container, "one");
    Depositing.put(container, List.of("two", "three"));
    assertEquals(3, container.deposits().waiting("mail"));
    reopen(); // a restart while it is locked
    Depositing.put(container, "four");
    assertEquals(4, container.deposits().waiting("mail"));
    Depositing.unlock(container);
    assertEquals(List.of("one", "two", "three", "four"), Depositing.drain(container));
    assertEquals(List.of(), Depositing.drain(container));
    assertEquals(0, container.deposits().waiting("mail"));
    assertEquals(List.of(), Depositing.names(Depositing.intake(work)));
  }

  @Test
  void whatArrivesWhileItIsOpenWaitsToo() throws Exception {
    Depositing.unlock(container);
    Depositing.put(container, "one");
    assertEquals(List.of("one"), Depositing.drain(container));
  }

  @Test
  void eachHasTheIdThatItsSenderWasTold() throws Exception {
    List<String> told = Depositing.put(container, List.of("same", "same"));
    assertEquals(2, Set.copyOf(told).size());
    Depositing.unlock(container);
    List<String> ids = new ArrayList<>();
    container.deposits().drain("mail", deposit -> ids.add(deposit.id()));
    assertEquals(told, ids);
  }

  @Test
  void aStreamIsReadToItsEndAndOneThatIsTooLongIsRefused() throws Exception {
    byte[] longest = new byte[Deposits.LONGEST_BYTES];
    longest[longest.length - 1] = 7;
    container.deposits().put("mail", new ByteArrayInputStream(longest));
    container.deposits().put("mail", new ByteArrayInputStream(new byte[0]));
    byte[] longer = new byte[Deposits.LONGEST_BYTES + 1];
    for (boolean stream : new boolean[] {false, true}) {
      DepositRefusedException refused =
          assertThrows(
              DepositRefusedException.class,
              () -> {
                if (stream) {
                  container.deposits().put("mail", new ByteArrayInputStream(longer));
                } else {
                  container.deposits().put("mail", longer);
                }
              });
      assertEquals(Code.DEPOSIT_TOO_LARGE, refused.reason().code());
    }
    assertEquals(2, container.deposits().waiting("mail"));
    Depositing.unlock(container);
    List<byte[]> contents = new ArrayList<>();
    container.deposits().drain("mail", deposit -> contents.add(deposit.content()));
    assertArrayEquals(longest, contents.get(0));
    assertEquals(0, contents.get(1).length);
  }

  @Test
  void twoAtOnceLoseNothing() throws Exception {
    Set<String> put = Collections.synchronizedSet(new TreeSet<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String name = "thread " + i;
      threads.add(new Thread(() -> putTen(name, put)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(40, put.size());
    Depositing.unlock(container);
    assertEquals(put, new TreeSet<>(Depositing.drain(container)));
  }

  private void putTen(String name, Set<String> put) {
    try {
      for (int i = 0; i < 10; i++) {
        Depositing.put(container, name + " " + i);
        put.add(name + " " + i);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void nothingOfItLiesOnTheDiskInClear() throws Exception {
    Depositing.put(container, "CANARY-4711-CANARY");
    container.close();
    try (Stream<Path> all = Files.walk(work)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        String bytes = new String(Files.readAllBytes(file), ISO_8859_1);
        assertFalse(bytes.contains("CANARY") || bytes.contains("mail"), file.toString());
      }
    }
  }

  @Nested
  class IsRefused {
    private Code refusal() {
      return Depositing.refusal(container, "mail");
    }

    @Test
    void unlessThePolicyPermitsIt() throws Exception {
      container.organisation().acceptPolicy(Policy.DEFAULT, 3);
      assertEquals(Code.DEPOSITS_OFF, refusal());
    }

    @Test
    void forADomainThatIsNotThereOrWasNeverDrained() throws Exception {
      assertEquals(Code.DEPOSIT_DOMAIN_UNKNOWN, Depositing.refusal(container, "nothing"));
      Depositing.unlock(container);
      container.domain("calendar").key("any").close();
      assertEquals(Code.DEPOSIT_DOMAIN_UNKNOWN, Depositing.refusal(container, "calendar"));
    }

    @Test
    void forADomainThatWasShredOrWiped() throws Exception {
      Depositing.put(container, "one");
      container.shred("mail");
      assertEquals(Code.DEPOSIT_DOMAIN_UNKNOWN, refusal());
      Depositing.unlock(container);
      assertEquals(List.of(), Depositing.drain(container), "of the new domain of that name");
      container.wipe("mail");
      assertEquals(Code.DEPOSIT_DOMAIN_UNKNOWN, refusal());
    }

    @Test
    void onceTheLeaseIsOverUntilContact() throws Exception {
      Depositing.put(container, "one");
      device.clock().pass(Duration.ofHours(Policy.DEFAULT.lease().blockAfterHours() + 1));
      assertEquals(Code.LEASE_EXPIRED, refusal());
      Enrolled.contact(container, device);
      Depositing.put(container, "two");
      Depositing.unlock(container);
      assertEquals(List.of("one", "two"), Depositing.drain(container));
    }

    @Test
    void whileTheOrganisationKeepsItLocked() throws Exception {
      container.organisation().obey(Enrolled.command(Command.Kind.LOCK, 1));
      assertEquals(Code.LOCKED_BY_ADMINISTRATOR, refusal());
      container.organisation().obey(Enrolled.command(Command.Kind.UNLOCK, 2));
      Depositing.put(container, "one");
    }

    @Test
    void afterAWipe() throws Exception {
      container.wipe();
      assertEquals(Code.CONTAINER_WIPED, refusal());
    }

    @Test
    void beforeThereIsAPasscode() throws Exception {
      try (Container fresh = new FakeDevice().open(temporary.resolve("fresh"))) {
        assertEquals(Code.CONTAINER_NEW, Depositing.refusal(fresh, "mail"));
      }
    }

    @Test
    void byAContainerThatWasClosed() throws Exception {
      container.close();
      assertThrows(ContainerInUseException.class, () -> Depositing.put(container, "one"));
    }

    @Test
    @Tag("soak")
    void onceSoManyWaitUntilTheyAreTakenIn() throws Exception {
      List<String> most = Collections.nCopies(Deposits.MOST_WAITING - 1, "small");
      Depositing.put(container, most);
      DepositRefusedException two =
          assertThrows(
              DepositRefusedException.class, () -> Depositing.put(container, List.of("a", "b")));
      assertEquals(Code.DEPOSITS_FULL, two.reason().code());
      Depositing.put(container, "small");
      assertEquals(Code.DEPOSITS_FULL, refusal());
      reopen();
      assertEquals(Code.DEPOSITS_FULL, refusal());
      Depositing.unlock(container);
      assertEquals(Deposits.MOST_WAITING, Depositing.drain(container).size());
      Depositing.put(container, "room again");
    }

    @Test
    void byTheBoundsOfAllDomainsTogether() {
      DepositKeys keys =
          new DepositKeys(Bytes.copyFrom(new byte[65]), Bytes.copyFrom(new byte[60]));
      DepositBox empty = new DepositBox(Bytes.copyFrom(new byte[16]), keys);
      Waiting large = new Waiting(1, Bytes.copyFrom(new byte[32]), 1 << 20);
      DepositState state =
          DepositState.NONE
              .with("a", Optional.of(empty.and(Collections.nCopies(30, large))))
              .with("b", Optional.of(empty.and(Collections.nCopies(20, large))));
      assertTrue(state.hasRoomFor(450, 14 << 20));
      assertFalse(state.hasRoomFor(451, 0));
      assertFalse(state.hasRoomFor(1, (14 << 20) + 1));
    }

    @Test
    void onceTheyTakeSoManyBytes() throws Exception {
      List<byte[]> tooMuch = Collections.nCopies(4, new byte[Deposits.LONGEST_BYTES]);
      DepositRefusedException refused =
          assertThrows(
              DepositRefusedException.class, () -> container.deposits().putAll("mail", tooMuch));
      assertEquals(Code.DEPOSITS_FULL, refused.reason().code());
      assertEquals(0, container.deposits().waiting("mail"));
    }
  }

  @Nested
  class Draining {
    @Test
    void needsAnOpenContainer() {
      assertThrows(ContainerClosedException.class, () -> Depositing.drain(container));
    }

    @Test
    void stopsAtWhatTheTakerDoesNotTakeAndBeginsThereTheNextTime() throws Exception {
      Depositing.put(container, List.of("one", "two", "three"));
      Depositing.unlock(container);
      List<String> taken = new ArrayList<>();
      IOException full = new IOException("the database is full");
      IOException told =
          assertThrows(
              IOException.class,
              () ->
                  container
                      .deposits()
                      .drain(
                          "mail",
                          deposit -> {
                            if (taken.size() == 1) {
                              throw full;
                            }
                            taken.add(new String(deposit.content(), UTF_8));
                          }));
      assertEquals(full, told);
      reopen();
      Depositing.unlock(container);
      assertEquals(List.of("two", "three"), Depositing.drain(container));
    }

    @Test
    void stopsWhenTheContainerIsLockedAndLosesNothing() throws Exception {
      Depositing.put(container, List.of("one", "two"));
      Depositing.unlock(container);
      List<String> taken = new ArrayList<>();
      assertThrows(
          ContainerClosedException.class,
          () ->
              container
                  .deposits()
                  .drain(
                      "mail",
                      deposit -> {
                        taken.add(new String(deposit.content(), UTF_8));
                        container.lock();
                      }));
      assertEquals(List.of("one"), taken);
      Depositing.unlock(container);
      assertEquals(List.of("two"), Depositing.drain(container));
    }

    @Test
    void stopsWhenTheDomainIsShred() throws Exception {
      Depositing.put(container, List.of("one", "two"));
      Depositing.unlock(container);
      assertThrows(
          ContainerClosedException.class,
          () -> container.deposits().drain("mail", deposit -> container.shred("mail")));
      assertEquals(List.of(), Depositing.drain(container));
    }

    @Test
    void takesWhatArrivesMeanwhile() throws Exception {
      Depositing.put(container, "one");
      Depositing.unlock(container);
      List<String> taken = new ArrayList<>();
      container
          .deposits()
          .drain(
              "mail",
              deposit -> {
                taken.add(new String(deposit.content(), UTF_8));
                if (taken.size() < 3) {
                  Depositing.put(container, "more " + taken.size());
                }
              });
      assertEquals(List.of("one", "more 1", "more 2"), taken);
    }

    @Test
    void isNothingThatATakerDoes() throws Exception {
      Depositing.put(container, "one");
      Depositing.unlock(container);
      assertThrows(
          IllegalStateException.class,
          () -> container.deposits().drain("mail", deposit -> Depositing.drain(container)));
      assertEquals(List.of("one"), Depositing.drain(container));
    }

    @Test
    void goesOnUnderAPolicyThatPermitsNoMoreThenTheDomainIsReadyNoMore() throws Exception {
      Depositing.put(container, "one");
      container.organisation().acceptPolicy(Policy.DEFAULT, 3);
      Depositing.unlock(container);
      assertEquals(List.of("one"), Depositing.drain(container));
      container.organisation().acceptPolicy(Depositing.POLICY, 4);
      assertEquals(Code.DEPOSIT_DOMAIN_UNKNOWN, Depositing.refusal(container, "mail"));
      Depositing.drain(container);
      Depositing.put(container, "two");
      assertEquals(List.of("two"), Depositing.drain(container));
    }
  }

  @Test
  @Tag("G1")
  void aWipeDestroysThemAndCountsThemInItsReceipt() throws Exception {
    Depositing.put(container, List.of("one", "two", "three"));
    container.organisation().obey(Enrolled.command(Command.Kind.WIPE, 1));
    assertTrue(Receipts.last(container, device).destroyed().contains(new Destroyed(What.FILES, 3)));
    assertFalse(Files.exists(work.resolve("data")));
    assertInstanceOf(ContainerState.Wiped.class, container.state());
    assertEquals(0, container.deposits().waiting("mail"));
  }

  @Test
  @Tag("G1")
  void theWipeOfADomainDestroysItsDepositsAndNoOthers() throws Exception {
    Depositing.unlock(container);
    container.deposits().drain("notes", deposit -> {});
    container.lock();
    container.deposits().put("notes", "kept".getBytes(UTF_8));
    Depositing.put(container, List.of("one", "two"));
    container.wipe("mail");
    assertTrue(
        Receipts.await(1, container, device)
            .get(0)
            .destroyed()
            .contains(new Destroyed(What.FILES, 2)));
    assertEquals(1, container.deposits().waiting("notes"));
    Depositing.unlock(container);
    List<String> kept = new ArrayList<>();
    container.deposits().drain("notes", deposit -> kept.add(new String(deposit.content(), UTF_8)));
    assertEquals(List.of("kept"), kept);
  }
}
