package dev.cordon.core.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.Container;
import dev.cordon.core.Domain;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.control.Membership;
import dev.cordon.core.control.Outgoing;
import dev.cordon.core.desktop.vault.SoftwareKeyVault;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.signed.DeviceDocuments;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.testing.FakeDevice;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A container of an organisation with a software vault beside it, in {@code work} and {@code
 * work.vault} of one directory: filled, copied, looked into.
 */
final class WorkPlace {
  static final String PASSCODE = "738291";
  private static final int FILES = 3;
  private static final Membership MEMBERSHIP =
      new Membership("enrolment-1", "ab".repeat(32), URI.create("https://mam.example"), "sha256/x");

  private final Map<String, SecretBytes> keys = new HashMap<>();
  private final Map<String, String> slots = new HashMap<>();

  static Container open(Path root) throws ContainerException {
    return new FakeDevice()
        .open(root.resolve("work"), SoftwareKeyVault.in(root.resolve("work.vault")));
  }

  static void enrol(Container container, String passcode) throws ContainerException {
    container.organisation().deviceKey();
    container.organisation().join(MEMBERSHIP, "{}", 1, Policy.DEFAULT, 1);
    container.setPasscode(Passcode.of(passcode));
  }

  static Command command(Command.Kind kind, Optional<String> domain) {
    return new Command("command-1", kind, "enrolment-1", 1, "lost phone", domain);
  }

  /** An enrolled container with three domains, locked. */
  void fill(Path root) throws Exception {
    try (Container container = open(Files.createDirectories(root))) {
      enrol(container, PASSCODE);
      for (String name : List.of("mail", "mail/secret", "notes")) {
        Domain domain = container.domain(name);
        keys.put(name, domain.key("files"));
        slots.put(name, domain.directory().getFileName().toString());
        Path sub = Files.createDirectory(domain.directory().resolve("3f"));
        for (int i = 0; i < FILES; i++) {
          Files.write(sub.resolve("f" + i), new byte[100]);
        }
      }
    }
  }

  void open(Container container) throws ContainerException {
    assertInstanceOf(UnlockResult.Opened.class, container.unlock(Passcode.of(PASSCODE)));
  }

  boolean isWhole(Container container, String domain) throws ContainerException {
    return Optional.of(container.domain(domain).key("files"))
        .equals(Optional.ofNullable(keys.get(domain)));
  }

  void requireWhole(Container container, String domain) throws Exception {
    assertTrue(isWhole(container, domain), domain);
    assertEquals(FILES, files(container.domain(domain)), domain);
  }

  /** Nothing is left of any domain that was there but {@code domain}: no key, slot or file. */
  void requireOnly(Path root, String domain) throws IOException {
    for (Map.Entry<String, String> each : slots.entrySet()) {
      if (!each.getKey().equals(domain)) {
        for (String of :
            List.of("work/data/%s", "work/domains/%s.slot", "work.vault/domain.%s.key")) {
          Path left = root.resolve(String.format(of, each.getValue()));
          assertTrue(!Files.exists(left, LinkOption.NOFOLLOW_LINKS), left.toString());
        }
      }
    }
  }

  /** Names of the vault's keys, without those of the control state. */
  static List<String> keys(Path root) throws IOException {
    try (Stream<Path> all = Files.list(root.resolve("work.vault"))) {
      return all.map(each -> each.getFileName().toString())
          .filter(name -> !name.startsWith("control."))
          .map(name -> name.substring(0, name.length() - ".key".length()))
          .sorted()
          .toList();
    }
  }

  /** What lies in the container. */
  static List<String> names(Path root) throws IOException {
    try (Stream<Path> all = Files.list(root.resolve("work"))) {
      return all.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  static long files(Domain domain) throws IOException {
    try (Stream<Path> all = Files.walk(domain.directory())) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  static Receipt onlyReceipt(Container container) throws Exception {
    List<Outgoing> receipts = container.organisation().receipts();
    assertEquals(1, receipts.size());
    Envelope envelope = Envelope.parse(receipts.get(0).envelope().getBytes(StandardCharsets.UTF_8));
    return DeviceDocuments.verify(
            envelope,
            Wire.RECEIPT,
            container.organisation().deviceKey().key(),
            MEMBERSHIP.tenant(),
            new FakeDevice().clock().now())
        .body();
  }

  static void await(BooleanSupplier done) throws InterruptedException {
    for (int i = 0; i < 20_000 && !done.getAsBoolean(); i++) {
      Thread.sleep(1);
    }
    assertTrue(done.getAsBoolean());
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path source : (Iterable<Path>) all::iterator) {
        Path target = to.resolve(from.relativize(source).toString());
        if (Files.isDirectory(source)) {
          Files.createDirectories(target);
        } else {
          Files.copy(source, target);
        }
      }
    }
  }

  static void delete(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path each : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(each);
      }
    }
  }
}
