package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Destroyed;
import dev.cordon.policy.protocol.Destroyed.What;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The app hears of each wipe once, after it took effect, and can ask the container about it. */
@Tag("G1")
class WipeReportTest {
  @TempDir Path home;
  private final FakeDevice device = new FakeDevice();
  private final List<WipeReport> told = new ArrayList<>();

  @Test
  void anAdministratorsWipeIsToldWithItsReasonAndWhatIsGone() throws Exception {
    try (Container container = Enrolled.open(device, home)) {
      var unused = container.domain("mail");
      container.onWipe(
          report -> {
            assertTrue(container.state() instanceof ContainerState.Wiped, "after its effect");
            told.add(report);
          });
      container.organisation().obey(Enrolled.command(Command.Kind.WIPE, 1));
      container.lock();
    }
    assertEquals(1, told.size());
    WipeReport report = told.get(0);
    assertTrue(report.isEverything());
    assertEquals(Code.WIPED_BY_ADMINISTRATOR, report.why().code());
    assertTrue(report.destroyed().stream().anyMatch(line -> line.what() == What.VAULT_KEYS));
  }

  @Test
  void theEmployeesAndTheLeasesWipesAreToldToo() throws Exception {
    try (Container container = Enrolled.open(device, home.resolve("one"))) {
      container.onWipe(told::add);
      container.wipe();
    }
    FakeDevice other = new FakeDevice();
    try (Container container = Enrolled.open(other, home.resolve("two"))) {
      container.onWipe(told::add);
      other.clock().pass(Duration.ofDays(91));
      container.organisation().applyLease();
    }
    assertEquals(
        List.of(Code.WIPED_BY_EMPLOYEE, Code.WIPED_AFTER_LEASE),
        told.stream().map(report -> report.why().code()).toList());
  }

  @Test
  void theWipeOfADomainNamesAllThatWentAndTheContainerLives() throws Exception {
    try (Container container = Enrolled.open(device, home)) {
      for (String name : List.of("mail/anna", "mail/anna/secret", "mail/ben")) {
        var unused = container.domain(name);
      }
      container.onWipe(told::add);
      container
          .organisation()
          .obey(
              new Command(
                  "c",
                  Command.Kind.WIPE_DOMAIN,
                  "enrolment-1",
                  1,
                  "left",
                  Optional.of("mail/anna")));
      assertTrue(container.state() instanceof ContainerState.Open);
      container.wipe("mail/ben");
      container.wipe("never there");
      container.shred("mail/ben");
    }
    assertEquals(
        List.of(
            new WipeReport(
                Reason.of(Code.DOMAIN_WIPED_BY_ADMINISTRATOR, "mail/anna", "left"),
                List.of("mail/anna", "mail/anna/secret"),
                List.of(new Destroyed(What.VAULT_KEYS, 2))),
            new WipeReport(
                Reason.of(Code.DOMAIN_WIPED_BY_EMPLOYEE, "mail/ben"),
                List.of("mail/ben"),
                List.of(new Destroyed(What.VAULT_KEYS, 1)))),
        told);
    assertFalse(told.get(0).isEverything());
  }

  @Test
  void aWipeThatAKillInterruptedIsToldWhenTheAppIsThereAgain() throws Exception {
    Container first = Enrolled.open(device, home);
    device.vault().fallSilentAfter(4);
    assertThrows(ContainerException.class, first::wipe);
    device.vault().answerAgain();
    first.close();

    try (Container again = device.open(home)) {
      again.onWipe(told::add);
      again.onWipe(report -> told.add(report));
    }
    assertEquals(1, told.size());
    assertEquals(Code.WIPED_BY_EMPLOYEE, told.get(0).why().code());
  }

  @Test
  void whoStoppedListeningHearsNothingAndNobodyMissesAWordByAnothersFailure() throws Exception {
    try (Container container = Enrolled.open(device, home)) {
      container.onWipe(told::add).close();
      container.onWipe(
          report -> {
            throw new IllegalArgumentException("a bug of the app's");
          });
      container.onWipe(told::add);
      assertThrows(IllegalArgumentException.class, container::wipe);
      assertTrue(container.unlock(Passcode.of("1")) instanceof UnlockResult.Wiped);
    }
    assertEquals(1, told.size());
  }
}
