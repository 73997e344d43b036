package dev.cordon.storage.nio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.util.Bytes;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.cordon.core.Container;
import dev.cordon.core.Domain;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.control.Membership;
import dev.cordon.core.desktop.DesktopContainers;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.ServerShare;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Lease;
import dev.cordon.policy.protocol.policy.PasscodeRules;
import dev.cordon.policy.protocol.policy.Permission;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.storage.files.SecureFiles;
import dev.cordon.storage.testing.Needs;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A script in another language, which knows the documents and nothing of this code, reads a whole
 * container that lies on a disk, given its passcode.
 */
@Tag("A1")
@Tag("A3")
class StrangersScriptTest {
  private static final String PASSCODE = "七三八二九一 ガ"; // composed; typed decomposed below
  private static final String TYPED = "七三八二九一 カ\u3099";
  private static final Policy ON_A_DESKTOP = // which protects no screen
      Policy.DEFAULT.withAccess(
          new Access(
              PasscodeRules.DEFAULT,
              10,
              Access.WhenExceeded.WIPE,
              true,
              300,
              60,
              Access.WhenUnprotected.ALLOW,
              Permission.ALLOWED,
              1440));
  private static final Random RANDOM = new Random(1);

  @TempDir static Path home;
  private static Path work;
  private static Map<Path, byte[]> beforeTheLast = new TreeMap<>();

  /** What the SDK said of each file: domain and path, then all else. */
  private static final TreeMap<String, String> said = new TreeMap<>();

  @BeforeAll
  static void writeAContainer() throws IOException {
    Needs.part(Stranger.isThere(), "Python 3 with the packages cryptography and argon2-cffi");
    work = home.resolve("work");
    try (Container container = DesktopContainers.open(work)) {
      container.setPasscode(Passcode.of(PASSCODE));
      write(container.domain("mail"), StrangersScriptTest::fill);
      write(container.domain("書類"), root -> Files.writeString(root.resolve("other"), "abc"));
    }
    beforeTheLast = ledgers();
    try (Container container = DesktopContainers.open(work)) {
      assertInstanceOf(UnlockResult.Opened.class, container.unlock(Passcode.of(TYPED)));
      write(container.domain("mail"), StrangersScriptTest::change);
    }
  }

  @Test
  void everyNameTimeSizeAndByteIsReadByTheDocumentsAlone() throws Exception {
    Stranger.Answer answer = Stranger.reads(work, TYPED, "--json");
    assertEquals("", answer.refusal());
    TreeMap<String, String> read = new TreeMap<>();
    for (String line : answer.lines()) {
      JsonObject node = JsonParser.parseString(line).getAsJsonObject();
      read.put(
          node.get("domain").getAsString() + ":" + node.get("path").getAsString(),
          picture(
              node.get("kind").getAsString().equals("directory"),
              List.of(nanos(node, "created"), nanos(node, "modified"), nanos(node, "accessed")),
              HexFormat.of().parseHex(node.get("content").getAsString())));
    }
    assertEquals(said, read);
    assertTrue(said.size() > 30, "only " + said.size());
  }

  @Test
  void anotherPasscodeReadsNothing() throws Exception {
    Stranger.Answer answer = Stranger.reads(work, "738292");
    assertEquals("refused: the slot of this passcode does not authenticate", answer.refusal());
    assertEquals(List.of(), answer.lines());
  }

  @Test
  void aContainerWithRenewedKeysIsReadTheSame() throws Exception {
    Path renewed = home.resolve("renewed");
    try (Container container = DesktopContainers.open(renewed)) {
      container.setPasscode(Passcode.of(PASSCODE));
      SecureFiles mail = SecureFiles.in(container.domain("mail"));
      Files.writeString(mail.path("/note"), "abc");
      mail.force();
      assertInstanceOf(UnlockResult.Opened.class, container.renewKeys(Passcode.of(PASSCODE)));
    }
    assertEquals(List.of("abc"), Stranger.reads(renewed, TYPED, "--cat", "mail:/note").lines());
  }

  @Test
  @Tag("D4")
  void aContainerThatNeedsItsServersShareIsReadWithItAndNotWithout() throws Exception {
    Path shared = home.resolve("shared");
    byte[] secret = new byte[ServerShare.SECRET_BYTES];
    RANDOM.nextBytes(secret);
    try (Container container = DesktopContainers.open(shared)) {
      Membership member = new Membership("e", "t", URI.create("https://mam.example"), "p");
      container.organisation().join(member, "{}", 1, ON_A_DESKTOP, 1);
      container.organisation().acceptShares(List.of(new ServerShare(7, Bytes.copyFrom(secret))));
      container.setPasscode(Passcode.of(PASSCODE));
      SecureFiles mail = SecureFiles.in(container.domain("mail"));
      Files.writeString(mail.path("/note"), "abc");
      mail.force();
    }
    assertEquals(
        List.of("abc"), Stranger.reads(shared, TYPED, "--cat", "mail:/note").lines(), "kept");
    try (Container container = DesktopContainers.open(shared)) { // kept no longer
      Lease lease = Lease.DEFAULT.withServerShare(Lease.Share.AT_UNLOCK);
      container.organisation().acceptPolicy(ON_A_DESKTOP.withLease(lease), 2);
    }
    assertEquals(
        "refused: this container needs its server's share 7",
        Stranger.reads(shared, TYPED).refusal());
    String given = HexFormat.of().formatHex(secret);
    assertEquals(
        List.of("abc"),
        Stranger.reads(shared, TYPED, "--share", given, "--cat", "mail:/note").lines());
    assertEquals(
        "refused: the container key does not authenticate",
        Stranger.reads(shared, TYPED, "--share", "00".repeat(32)).refusal());
  }

  @Test
  void whatTheDocumentsProveTheScriptChecks() throws Exception {
    Path file = largest(work);
    byte[] good = Files.readAllBytes(file);
    byte[] bad = good.clone();
    for (int i = 0; i < bad.length; i += 10_000) { // slots that nothing uses among them
      bad[i] ^= 1;
    }
    Files.write(file, bad);
    try {
      assertTrue(Stranger.reads(work, TYPED).refusal().contains("does not authenticate"));
    } finally {
      Files.write(file, good);
    }
  }

  @Test
  void oneFileIsWrittenOutByItsPlace() throws Exception {
    Stranger.Answer answer = Stranger.reads(work, TYPED, "--cat", "書類:/other");
    assertEquals("", answer.refusal());
    assertEquals(List.of("abc"), answer.lines());
  }

  @Test
  void anOlderLedgerIsOlderThanTheAnchorThere() throws Exception {
    Map<Path, byte[]> now = ledgers();
    putBack(beforeTheLast);
    try {
      assertEquals(
          "refused: the ledger is older than what the container remembers",
          Stranger.reads(work, TYPED).refusal());
    } finally {
      putBack(now);
    }
  }

  private static Map<Path, byte[]> ledgers() throws IOException {
    Map<Path, byte[]> ledgers = new TreeMap<>();
    try (Stream<Path> all = Files.walk(work)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        if (file.getFileName().toString().startsWith("ledger-")) {
          ledgers.put(file, Files.readAllBytes(file));
        }
      }
    }
    return ledgers;
  }

  private static void putBack(Map<Path, byte[]> files) throws IOException {
    for (Map.Entry<Path, byte[]> file : files.entrySet()) {
      Files.write(file.getKey(), file.getValue());
    }
  }

  private interface Filling {
    void in(Path root) throws IOException;
  }

  private static void write(Domain domain, Filling filling) throws IOException {
    FileSystem files = SecureFiles.in(domain).fileSystem();
    filling.in(files.getPath("/"));
    SecureFiles.in(domain).force();
    listen(domain.name(), files.getPath("/"));
  }

  private static void fill(Path root) throws IOException {
    put(root.resolve("empty"), 0);
    put(root.resolve("one byte"), 1);
    put(root.resolve("exactly one block"), 32_768);
    put(root.resolve("eight blocks"), 8 * 32_768);
    put(root.resolve("a map of blocks"), 900_001);
    Path deep = root;
    for (int depth = 0; depth < 20; depth++) {
      deep = Files.createDirectory(deep.resolve("階層 " + depth));
    }
    put(deep.resolve("四半期の請求書（最終版）🗾.pdf"), 70_000);
    put(root.resolve("changed in the middle"), 600_000);
    put(root.resolve("cut"), 400_000);
    put(root.resolve("to go"), 9_000);
    sparse(root.resolve("sparse"));
  }

  private static void sparse(Path file) throws IOException {
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (long position : new long[] {5, 1_000_000, 3_000_000}) {
        int unused = channel.position(position).write(ByteBuffer.wrap(random(100)));
      }
    }
  }

  /** In another opening, so that slots are used again and the ledger has a longer tail. */
  private static void change(Path root) throws IOException {
    for (int round = 0; round < 5; round++) {
      try (SeekableByteChannel channel =
          Files.newByteChannel(root.resolve("changed in the middle"), StandardOpenOption.WRITE)) {
        int unused = channel.position(100_000L * round).write(ByteBuffer.wrap(random(50_000)));
      }
    }
    try (SeekableByteChannel channel =
        Files.newByteChannel(root.resolve("cut"), StandardOpenOption.WRITE)) {
      SeekableByteChannel unused = channel.truncate(123_456);
    }
    Files.delete(root.resolve("to go"));
    Path moved = Files.move(root.resolve("one byte"), root.resolve("階層 0/one byte"));
    Files.setLastModifiedTime(
        moved, FileTime.from(-1_234_567_890_123_456_789L, TimeUnit.NANOSECONDS));
  }

  private static void listen(String domain, Path root) throws IOException {
    said.keySet().removeIf(place -> place.startsWith(domain + ":"));
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        BasicFileAttributes facts = Files.readAttributes(path, BasicFileAttributes.class);
        List<Long> times =
            Stream.of(facts.creationTime(), facts.lastModifiedTime(), facts.lastAccessTime())
                .map(time -> time.to(TimeUnit.NANOSECONDS))
                .toList();
        byte[] bytes = facts.isDirectory() ? new byte[0] : Files.readAllBytes(path);
        assertTrue(facts.isDirectory() || facts.size() == bytes.length);
        said.put(domain + ":" + path, picture(facts.isDirectory(), times, bytes));
      }
    }
  }

  private static String picture(boolean directory, List<Long> times, byte[] bytes) {
    String what = directory ? "directory" : bytes.length + " bytes ";
    return what + new String(bytes, StandardCharsets.ISO_8859_1).hashCode() + " " + times;
  }

  private static long nanos(JsonObject node, String name) {
    return node.get(name).getAsLong();
  }

  private static void put(Path file, int bytes) throws IOException {
    Files.write(file, random(bytes));
  }

  private static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }

  private static Path largest(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile)
          .max((one, other) -> Long.compare(one.toFile().length(), other.toFile().length()))
          .orElseThrow();
    }
  }
}
