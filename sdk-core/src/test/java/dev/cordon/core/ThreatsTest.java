package dev.cordon.core;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Command.Kind;
import dev.cordon.policy.protocol.Posture;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.crypto.Sha256;
import dev.cordon.policy.protocol.health.Evidence;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.health.Signal;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.PostureRules;
import dev.cordon.policy.protocol.policy.PostureRules.Action;
import dev.cordon.policy.protocol.threat.ThreatEntry;
import dev.cordon.policy.protocol.threat.ThreatList;
import dev.cordon.policy.protocol.threat.ThreatMatch;
import dev.cordon.policy.protocol.threat.ThreatReport;
import dev.cordon.testing.FakeDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Harmful apps by the organisation's list, and what follows. */
@Tag("E4")
class ThreatsTest {
  private static final String BAD = "com.example.bad";
  private static final String CERTIFICATE = "c1".repeat(32);
  private static final Reason LISTED = Reason.of(Code.APP_LISTED, "posture.threatList");
  private static final Reason EARLIER =
      Reason.of(Code.APP_LISTED_EARLIER, "posture.threatListEarlier");

  @TempDir Path directory;
  private final FakeDevice device = new FakeDevice();
  private Container container;

  @BeforeEach
  void open() throws Exception {
    container = Enrolled.open(device, directory);
    rules(Optional.of(Action.BLOCK), Optional.of(Action.WARN));
    device.apps().install("com.example.good", "aa".repeat(32)).install("com.example.bare");
  }

  @AfterEach
  void close() {
    container.close();
  }

  private void rules(Optional<Action> now, Optional<Action> earlier) throws Exception {
    PostureRules rules =
        PostureRules.DEFAULT
            .withCheck(HealthCheck.THREAT_LIST, now)
            .withCheck(HealthCheck.THREAT_LIST_EARLIER, earlier);
    long next = container.organisation().seen().policy() + 1;
    container.organisation().acceptPolicy(Policy.DEFAULT.withPosture(rules), next);
  }

  private void agree() throws Exception {
    container.posture().listedApps().agree(true);
  }

  private void publish(long version, ThreatEntry... entries) throws Exception {
    container.organisation().acceptThreatList(new ThreatList(List.of(entries)), version);
  }

  private static ThreatEntry app(String id, String name) {
    return new ThreatEntry(id, Optional.of(hash(name)), Optional.empty());
  }

  private static String hash(String name) {
    return Sha256.hex(name.getBytes(UTF_8));
  }

  private LocalDate today() {
    return device.clock().now().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private List<Reason> reasons() {
    return container.posture().verdict().reasons();
  }

  private ThreatReport report() {
    return container.organisation().measure("nonce").health().threats();
  }

  private void restart() throws Exception {
    container.close();
    container = device.open(directory);
  }

  private UnlockResult unlock() throws Exception {
    return container.unlock(Passcode.of(Enrolled.PASSCODE));
  }

  @Nested
  class AListedApp {
    @BeforeEach
    void agreed() throws Exception {
      agree();
    }

    @Test
    void closesTheContainerUntilItIsRemoved() throws Exception {
      device.apps().install(BAD, CERTIFICATE);
      publish(1, app("bad-1", BAD));
      assertEquals(new ContainerState.Blocked(List.of(LISTED)), container.state());
      assertEquals(
          List.of(new ListedApp("bad-1", Optional.of(BAD), today())),
          container.posture().listedApps().matches());
      assertEquals(new UnlockResult.Blocked(List.of(LISTED)), unlock());
      device.apps().remove(BAD);
      container.posture().look();
      assertInstanceOf(UnlockResult.Opened.class, unlock());
    }

    @Test
    void isFoundWhenItIsInstalledLater() throws Exception {
      publish(1, app("bad-1", BAD));
      assertEquals(List.of(), reasons());
      device.apps().install(BAD);
      container.posture().look();
      assertEquals(List.of(LISTED), reasons());
    }

    @Test
    void isFoundWithoutBeingAskedForAfterTenMinutes() throws Exception {
      publish(1, app("bad-1", BAD));
      device.apps().install(BAD);
      container.organisation().applyLease();
      assertEquals(List.of(), reasons(), "not every minute");
      device.clock().pass(Duration.ofMinutes(10));
      container.organisation().applyLease();
      assertEquals(List.of(LISTED), reasons());
    }

    @Test
    void isFoundByItsSigner() throws Exception {
      device.apps().install(BAD, "d4".repeat(32), CERTIFICATE);
      publish(1, new ThreatEntry("signer", Optional.empty(), Optional.of(CERTIFICATE)));
      assertEquals(List.of(LISTED), reasons());
    }

    @Test
    void thatIsACopyOfAHarmlessOneIsFoundByBoth() throws Exception {
      ThreatEntry copy = new ThreatEntry("copy", Optional.of(hash(BAD)), Optional.of(CERTIFICATE));
      device.apps().install(BAD, "aa".repeat(32)).install("com.example.other", CERTIFICATE);
      publish(1, copy);
      assertEquals(List.of(), reasons(), "the maker's own, and another app of that signer");
      device.apps().remove(BAD).install(BAD, CERTIFICATE);
      container.posture().look();
      assertEquals(List.of(LISTED), reasons());
    }

    @Test
    @Tag("E5")
    void wipesIfThePolicySaysSoAndHasStoodForADay() throws Exception {
      rules(Optional.of(Action.WIPE), Optional.empty());
      device.clock().pass(Duration.ofHours(24));
      device.apps().install(BAD);
      publish(1, app("bad-1", BAD));
      Reason why = Reason.of(Code.WIPED_BY_POSTURE, "posture.threatList");
      assertEquals(new ContainerState.Wiped(why), container.state());
    }

    @Test
    void isReportedByItsEntryAndDayAlone() throws Exception {
      device.apps().install(BAD, CERTIFICATE);
      publish(4, app("bad-1", BAD), app("bad-2", "com.example.absent"));
      Posture said = container.organisation().measure("nonce");
      assertEquals(
          new ThreatReport(4, List.of(new ThreatMatch("bad-1", true, today()))),
          said.health().threats());
      assertEquals(
          Signal.bad(Evidence.LISTED_APP), said.health().signals().get(HealthCheck.THREAT_LIST));
      assertFalse(said.toString().contains("com.example"), said.toString());
    }

    @Test
    void staysListedAfterARestart() throws Exception {
      device.apps().install(BAD);
      publish(1, app("bad-1", BAD));
      restart();
      assertEquals(new UnlockResult.Blocked(List.of(LISTED)), unlock());
    }
  }

  /** さかのぼり検知. */
  @Nested
  class AnAppThatIsFoundToBeHarmfulOnlyLater {
    @BeforeEach
    void seenAndRemoved() throws Exception {
      agree();
      publish(1, app("other", "com.example.absent"));
      device.apps().install(BAD, CERTIFICATE);
      container.posture().look();
      device.clock().pass(Duration.ofDays(30));
      Enrolled.contact(container, device);
      device.apps().remove(BAD);
      container.posture().look();
      assertEquals(List.of(), reasons());
    }

    @Test
    void isFoundWhenTheListNamesIt() throws Exception {
      LocalDate seen = today().minusDays(30);
      publish(2, app("bad-1", BAD));
      assertEquals(List.of(EARLIER), reasons());
      assertInstanceOf(UnlockResult.Opened.class, unlock(), "this policy only warns");
      assertEquals(new ThreatReport(2, List.of(new ThreatMatch("bad-1", false, seen))), report());
    }

    @Test
    void isFoundByItsSignerAndAfterARestart() throws Exception {
      restart();
      unlock();
      publish(2, new ThreatEntry("signer", Optional.empty(), Optional.of(CERTIFICATE)));
      assertEquals(List.of(EARLIER), reasons());
    }

    @Test
    void isForgottenAfterHalfAYear() throws Exception {
      device.clock().pass(Duration.ofDays(150));
      container.posture().look();
      publish(2, app("bad-1", BAD));
      assertEquals(List.of(EARLIER), reasons(), "day 180");
      device.clock().pass(Duration.ofDays(1));
      container.posture().look();
      assertFalse(reasons().contains(EARLIER), "day 181");
    }

    @Test
    void isForgottenWhenTheEmployeeAgreesNoMore() throws Exception {
      container.posture().listedApps().agree(false);
      agree();
      publish(2, app("bad-1", BAD));
      assertEquals(List.of(), reasons());
    }

    @Test
    void isForgottenWhenThePolicyDoesNotAskAnyMore() throws Exception {
      rules(Optional.empty(), Optional.empty());
      rules(Optional.of(Action.BLOCK), Optional.of(Action.WARN));
      publish(2, app("bad-1", BAD));
      assertEquals(List.of(), reasons());
    }

    @Test
    @Tag("G1")
    void isForgottenInAWipe() throws Exception {
      container.organisation().obey(Enrolled.command(Kind.WIPE, 1));
      assertFalse(Files.exists(directory.resolve("threats")));
      container.organisation().join(Enrolled.MEMBERSHIP, "{}", 1, Policy.DEFAULT, 1);
      rules(Optional.of(Action.BLOCK), Optional.of(Action.WARN));
      assertFalse(container.posture().listedApps().isAgreed());
      agree();
      publish(1, app("bad-1", BAD));
      assertEquals(List.of(), reasons());
    }

    @Test
    @Tag("E5")
    void closesIfThePolicySaysSo() throws Exception {
      rules(Optional.of(Action.WARN), Optional.of(Action.BLOCK));
      publish(2, app("bad-1", BAD));
      assertEquals(new ContainerState.Blocked(List.of(EARLIER)), container.state());
    }

    @Test
    void isNoNewsIfItIsThereAgain() throws Exception {
      device.apps().install(BAD, CERTIFICATE);
      publish(2, app("bad-1", BAD));
      assertEquals(new ThreatReport(2, List.of(new ThreatMatch("bad-1", true, today()))), report());
    }
  }

  @Test
  void whatWasSeenBeforeThereWasAnyListIsFoundByTheFirst() throws Exception {
    agree();
    device.apps().install(BAD);
    container.posture().look();
    device.apps().remove(BAD);
    container.posture().look();
    publish(1, app("bad-1", BAD));
    assertEquals(List.of(EARLIER), reasons());
  }

  @Test
  void onlyAThousandAppsAreRememberedAndThoseAreTheLast() throws Exception {
    agree();
    publish(1, app("none", "com.example.absent"));
    device.apps().install("com.example.first");
    container.posture().look();
    device.apps().remove("com.example.first");
    device.clock().pass(Duration.ofDays(1));
    for (int i = 0; i < 1_000; i++) {
      device.apps().install("com.example.app" + i);
    }
    container.posture().look();
    for (int i = 0; i < 1_000; i++) {
      device.apps().remove("com.example.app" + i);
    }
    container.posture().look();
    publish(2, app("first", "com.example.first"), app("late", "com.example.app7"));
    assertEquals(List.of("late"), report().matches().stream().map(ThreatMatch::entry).toList());
  }

  @Nested
  @Tag("K1")
  class WithoutTheEmployeesWord {
    @Test
    void noAppIsLookedAtAndThePolicysWordAboutTheUnknownHolds() throws Exception {
      device.apps().install(BAD);
      publish(1, app("bad-1", BAD));
      container.posture().look();
      assertEquals(0, device.apps().looked());
      Reason asked = Reason.of(Code.APP_LIST_NOT_AGREED, "posture.threatList");
      assertTrue(reasons().contains(asked), reasons().toString());
      assertInstanceOf(ContainerState.Open.class, container.state(), "unknown only warns");
      assertEquals(new ThreatReport(1, List.of()), report());
      assertTrue(container.posture().listedApps().isWanted());
    }

    @Test
    void agreeingTakesEffectAtOnceAndSoDoesTakingItBack() throws Exception {
      device.apps().install(BAD);
      publish(1, app("bad-1", BAD));
      agree();
      assertEquals(List.of(LISTED), reasons());
      container.posture().listedApps().agree(false);
      assertFalse(reasons().contains(LISTED));
      assertEquals(List.of(), report().matches());
      assertEquals(List.of(), container.posture().listedApps().matches());
    }

    @Test
    void noAppIsLookedAtIfThePolicyDoesNotAsk() throws Exception {
      rules(Optional.empty(), Optional.empty());
      agree();
      device.apps().install(BAD);
      publish(1, app("bad-1", BAD));
      container.posture().look();
      assertEquals(0, device.apps().looked());
      assertEquals(List.of(), reasons());
      assertFalse(container.posture().listedApps().isWanted());
      assertFalse(
          container.organisation().measure("n").health().signals().keySet().stream()
              .anyMatch(HealthCheck::needsConsent));
    }

    @Test
    void nobodyAgreesForAContainerThatBelongsToNobody() throws Exception {
      try (Container alone = new FakeDevice().open(directory.resolve("alone"))) {
        assertThrows(ContainerException.class, () -> alone.posture().listedApps().agree(true));
      }
    }

    @Test
    void nothingOnTheDiskNamesAnApp() throws Exception {
      agree();
      device.apps().install(BAD, CERTIFICATE);
      publish(1, app("bad-1", BAD));
      for (String word : List.of(BAD, hash(BAD), CERTIFICATE, "bad-1", "com.example.good")) {
        assertEquals(List.of(), filesWith(word), word);
      }
    }

    private List<Path> filesWith(String word) throws IOException {
      List<Path> found = new ArrayList<>();
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (new String(Files.readAllBytes(file), ISO_8859_1).contains(word)) {
            found.add(file);
          }
        }
      }
      return found;
    }
  }

  @Nested
  @Tag("E5")
  class WhatNobodyKnows {
    private final Reason unknown = Reason.of(Code.POSTURE_UNKNOWN, "posture.threatList");

    @BeforeEach
    void agreed() throws Exception {
      agree();
    }

    @Test
    void isUnknownWhereTheDeviceShowsNoApps() throws Exception {
      device.apps().hide();
      publish(1, app("bad-1", BAD));
      assertTrue(reasons().contains(unknown), reasons().toString());
    }

    @Test
    void isUnknownWithoutAList() {
      container.posture().look();
      assertTrue(reasons().contains(unknown), reasons().toString());
      assertEquals(
          Signal.unknown(Evidence.NO_LIST),
          container.organisation().measure("n").health().signals().get(HealthCheck.THREAT_LIST));
    }

    @Test
    void isUnknownWhenTheListsFileWasTakenAwayUntilItComesAgain() throws Exception {
      device.apps().install(BAD);
      publish(3, app("bad-1", BAD));
      restartWith(file -> Files.delete(file));
      assertEquals(0, container.organisation().threatList());
      assertTrue(reasons().contains(unknown), reasons().toString());
      assertEquals(0, report().list(), "so the server sends it again");
      publish(3, app("bad-1", BAD));
      assertEquals(List.of(LISTED), reasons());
    }

    @Test
    void isUnknownWhenAnyByteOfTheListsFileWasChanged() throws Exception {
      publish(3, app("bad-1", BAD));
      byte[] good = Files.readAllBytes(list());
      for (int at = 0; at < good.length; at += 7) {
        byte[] bad = good.clone();
        bad[at] ^= 1;
        Files.write(list(), bad);
        assertEquals(0, container.organisation().threatList());
      }
    }

    @Test
    void isUnknownWhenAnOlderFileWasPutInItsPlace() throws Exception {
      publish(3, app("other", "com.example.absent"));
      byte[] older = Files.readAllBytes(list());
      device.apps().install(BAD);
      publish(4, app("bad-1", BAD));
      restartWith(file -> Files.write(file, older));
      assertTrue(reasons().contains(unknown), reasons().toString());
    }

    private Path list() throws IOException {
      try (Stream<Path> files = Files.list(directory.resolve("threats"))) {
        return files.findFirst().orElseThrow();
      }
    }

    private void restartWith(Attack attack) throws Exception {
      container.close();
      attack.on(list());
      container = device.open(directory);
      container.posture().look();
    }

    private interface Attack {
      void on(Path file) throws IOException;
    }
  }

  @Test
  @Tag("H1")
  void anOlderListChangesNothing() throws Exception {
    agree();
    device.apps().install(BAD);
    publish(5, app("bad-1", BAD));
    publish(4);
    publish(5);
    assertEquals(List.of(LISTED), reasons());
    assertEquals(5, container.organisation().seen().threats());
    restart();
    publish(4);
    assertEquals(5, container.organisation().threatList());
  }

  @Test
  void aNewerListTakesTheEarlierOnesPlace() throws Exception {
    agree();
    device.apps().install(BAD);
    publish(1, app("bad-1", BAD));
    publish(2, app("other", "com.example.absent"));
    assertEquals(List.of(), reasons());
    try (Stream<Path> files = Files.list(directory.resolve("threats"))) {
      assertEquals(1, files.count());
    }
  }
}
