package dev.cordon.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.core.deposit.Drained;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.DepositRefusedException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.testing.FakeDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What tests of deposits do again and again: domain {@code mail}, texts as contents. */
final class Depositing {
  static final Policy POLICY = Enrolled.with(Access.DEFAULT.withSyncWhileLocked(true));

  private Depositing() {}

  /** A container that is open, with deposits permitted and its mail ready for them. */
  static Container ready(FakeDevice device, Path directory) throws IOException {
    Container container = Enrolled.open(device, directory);
    container.organisation().acceptPolicy(POLICY, 2);
    assertEquals(List.of(), drain(container));
    return container;
  }

  /** The same, and locked. */
  static Container locked(FakeDevice device, Path directory) throws IOException {
    Container container = ready(device, directory);
    container.lock();
    return container;
  }

  static void unlock(Container container) throws ContainerException {
    assertInstanceOf(UnlockResult.Opened.class, container.unlock(Passcode.of(Enrolled.PASSCODE)));
  }

  static String put(Container container, String text) throws ContainerException {
    return container.deposits().put("mail", text.getBytes(UTF_8));
  }

  static List<String> put(Container container, List<String> texts) throws ContainerException {
    return container
        .deposits()
        .putAll("mail", texts.stream().map(text -> text.getBytes(UTF_8)).toList());
  }

  /** What is taken in now, none lost. */
  static List<String> drain(Container container) throws IOException {
    List<String> texts = new ArrayList<>();
    Drained drained = drain(container, texts);
    assertEquals(List.of(), drained.lost());
    assertEquals(texts.size(), drained.taken());
    return texts;
  }

  static Drained drain(Container container, List<String> into) throws IOException {
    return container
        .deposits()
        .drain("mail", deposit -> into.add(new String(deposit.content(), UTF_8)));
  }

  /** Why a deposit is refused, asked beforehand and told when it is made. */
  static Code refusal(Container container, String domain) {
    Code told =
        assertThrows(
                DepositRefusedException.class,
                () -> container.deposits().put(domain, new byte[] {1}))
            .reason()
            .code();
    assertEquals(told, container.deposits().refusal(domain).orElseThrow().code());
    return told;
  }

  /** Where the deposits of the one domain lie that has any. */
  static Path intake(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory.resolve("data"))) {
      return all.filter(each -> each.endsWith("deposits")).findFirst().orElseThrow();
    }
  }

  static List<String> names(Path intake) throws IOException {
    try (Stream<Path> all = Files.list(intake)) {
      return all.map(each -> each.getFileName().toString()).sorted().collect(Collectors.toList());
    }
  }
}
