package dev.cordon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.server.setup.StartException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("D5")
@Timeout(120)
class PushTest {
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
  void aCommandIsToldAtOnceAndWithoutContent() throws IOException {
    TestDevice device = upToDate("push-1");
    try (BufferedReader stream = device.listen()) {
      assertOpen(stream);
      organisation.order(device.enrolment, "LOCK");
      assertNudge(stream);
      assertEquals(1, device.checkIn().state().commands().size());
    }
  }

  @Test
  @Tag("H1")
  void aNewPolicyIsToldToEveryListener() throws IOException {
    TestDevice first = upToDate("push-2");
    TestDevice second = upToDate("push-3");
    try (BufferedReader one = first.listen();
        BufferedReader two = second.listen()) {
      assertOpen(one);
      assertOpen(two);
      organisation.send("PUT", "policy", "{\"transfer\":{\"copyPaste\":\"blocked\"}}");
      assertNudge(one);
      assertNudge(two);
    }
  }

  @Test
  void whatWasOrderedBeforeItListenedIsToldOnListening() throws IOException {
    TestDevice device = upToDate("push-4");
    organisation.order(device.enrolment, "LOCK");
    try (BufferedReader stream = device.listen()) {
      assertOpen(stream);
      assertNudge(stream);
    }
  }

  @Test
  void aCommandForOneDeviceIsNotToldToAnother() throws IOException {
    TestDevice meant = upToDate("push-5");
    TestDevice other = upToDate("push-6");
    try (BufferedReader stream = other.listen()) {
      assertOpen(stream);
      organisation.order(meant.enrolment, "LOCK");
      organisation.order(other.enrolment, "UNLOCK");
      assertNudge(stream);
      assertEquals(1, other.checkIn().state().commands().size());
    }
  }

  @Test
  void aSecondStreamOfTheSameDeviceEndsTheFirst() throws IOException {
    TestDevice device = upToDate("push-7");
    try (BufferedReader first = device.listen();
        BufferedReader second = device.listen()) {
      assertOpen(first);
      assertOpen(second);
      assertNull(first.readLine());
      organisation.order(device.enrolment, "LOCK");
      assertNudge(second);
    }
  }

  private static TestDevice upToDate(String label) {
    TestDevice device = organisation.enrol(label);
    device.policyVersion = device.checkIn().state().policy().version();
    device.checkIn();
    return device;
  }

  private static void assertOpen(BufferedReader stream) throws IOException {
    assertEquals(": open", stream.readLine());
    assertEquals("", stream.readLine());
  }

  private static void assertNudge(BufferedReader stream) throws IOException {
    assertEquals("event: check-in", stream.readLine());
    assertEquals("data:", stream.readLine());
    assertTrue(stream.readLine().isEmpty());
  }
}
