package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.cordon.policy.protocol.ConsentPoint;
import dev.cordon.policy.protocol.Invitation;
import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.server.setup.StartException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("H3")
class InvitationTest {
  @TempDir private static Path temporary;
  private static TestOrganisation organisation;

  @BeforeAll
  static void start() throws StartException {
    organisation = TestOrganisation.start(temporary.resolve("data"));
  }

  @AfterAll
  static void stop() {
    organisation.close();
  }

  @Test
  void itNamesServerPinAndTenant() {
    Invitation invitation = organisation.invite("who");
    assertEquals(organisation.server().uri(), invitation.server());
    assertEquals(organisation.server().pin(), invitation.tlsPin());
    assertEquals(organisation.server().tenant(), invitation.tenant());
  }

  @Test
  void aSecondDeviceCannotUseIt() {
    Invitation invitation = organisation.invite("twice");
    new TestDevice(organisation, invitation).enrol();
    TestHttp.Reply second = enrol(new TestDevice(organisation, invitation));
    assertEquals(409, second.status());
    assertEquals("INVITATION_USED", second.code());
  }

  @Test
  void theSameDeviceIsAnsweredAgainWithTheSameEnrolment() {
    TestDevice device = new TestDevice(organisation, organisation.invite("again"));
    device.enrol();
    String first = device.enrolment;
    device.enrolment = "";
    device.enrol();
    assertEquals(first, device.enrolment);
  }

  @Test
  void theSameDeviceIsAnsweredAgainEvenAfterTheInvitationExpired() {
    TestDevice device = new TestDevice(organisation, organisation.invite("late"));
    device.enrol();
    organisation.clock.advance(Duration.ofDays(4));
    assertEquals(201, enrol(device).status());
    organisation.clock.advance(Duration.ofDays(-4));
  }

  @Test
  void anExpiredOneIsRefused() {
    TestDevice device = new TestDevice(organisation, organisation.invite("expired"));
    organisation.clock.advance(Duration.ofDays(3));
    TestHttp.Reply refused = enrol(device);
    organisation.clock.advance(Duration.ofDays(-3));
    assertEquals(410, refused.status());
    assertEquals("INVITATION_EXPIRED", refused.code());
  }

  @Test
  void anUnknownOneIsRefused() {
    Invitation real = organisation.invite("unknown");
    Invitation invented =
        new Invitation(real.server(), "0".repeat(26), real.tlsPin(), real.tenant());
    TestHttp.Reply refused = enrol(new TestDevice(organisation, invented));
    assertEquals(404, refused.status());
    assertEquals("INVITATION_UNKNOWN", refused.code());
  }

  @Test
  void ofManyDevicesAtOnceExactlyOneGetsIt() throws InterruptedException, ExecutionException {
    Invitation invitation = organisation.invite("race");
    ExecutorService pool = Executors.newFixedThreadPool(8);
    List<Future<Integer>> attempts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      attempts.add(pool.submit(() -> enrol(new TestDevice(organisation, invitation)).status()));
    }
    int enrolled = 0;
    for (Future<Integer> attempt : attempts) {
      enrolled += attempt.get() == 201 ? 1 : 0;
    }
    pool.shutdown();
    assertEquals(1, enrolled);
  }

  @Test
  @Tag("H5")
  void withoutEveryRequiredPointOfConsentNothingIsEnrolled() {
    for (ConsentPoint missing : EnumSet.complementOf(EnumSet.of(ConsentPoint.APPS))) {
      TestDevice device = new TestDevice(organisation, organisation.invite("no-" + missing));
      Set<ConsentPoint> agreed = EnumSet.complementOf(EnumSet.of(missing));
      TestHttp.Reply refused =
          device.post("/v1/enrolments", Wire.ENROLMENT, device.enrolment(agreed));
      assertEquals(422, refused.status());
      assertEquals("CONSENT_MISSING", refused.code());
      assertEquals(missing.name(), refused.json().getAsJsonArray("arguments").get(0).getAsString());
    }
  }

  @Test
  void twoInvitationsMakeTwoEnrolments() {
    assertNotEquals(organisation.enrol("one").enrolment, organisation.enrol("two").enrolment);
  }

  private static TestHttp.Reply enrol(TestDevice device) {
    return device.post(
        "/v1/enrolments", Wire.ENROLMENT, device.enrolment(Set.of(ConsentPoint.values())));
  }
}
