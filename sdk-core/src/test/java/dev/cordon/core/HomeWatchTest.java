package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Destroyed;
import dev.cordon.policy.protocol.Destroyed.What;
import dev.cordon.testing.FakeDevice;
import dev.cordon.testing.disk.FaultyDisk;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole home directory before and after a wipe, with traps laid inside the container. */
@Tag("G1")
@Tag("A1")
class HomeWatchTest {
  @TempDir Path temporary;
  private final FakeDevice device = new FakeDevice();
  private Path home = Path.of("");
  private Path photos = Path.of("");
  private Path work = Path.of("");

  @BeforeEach
  void furnish() throws Exception {
    home = temporary.toRealPath().resolve("home");
    photos = Files.createDirectories(home.resolve("photos"));
    work = home.resolve(".work");
    for (int i = 0; i < 300; i++) {
      Path album = Files.createDirectories(photos.resolve("album-" + i % 20));
      Files.write(album.resolve("photo-" + i), new byte[i]);
    }
    Files.writeString(home.resolve("diary.slot"), "dear diary");
    Files.writeString(home.resolve("a.key"), "a personal key");
    Files.createSymbolicLink(home.resolve("shortcut"), photos);
    try (Container container = Enrolled.open(device, work)) {
      container.organisation().deviceKey();
      for (String name : new String[] {"mail", "mail/label", "notes"}) {
        Path directory = container.domain(name).directory();
        Files.write(Files.createDirectory(directory.resolve("3f")).resolve("one"), new byte[10]);
      }
    }
  }

  /** Everything outside of the container: what it is, what it holds, when it was changed. */
  private Map<String, String> outside() throws Exception {
    Map<String, String> seen = new TreeMap<>();
    try (Stream<Path> all = Files.walk(home)) {
      for (Path path : (Iterable<Path>) all.filter(each -> !each.startsWith(work))::iterator) {
        if (!path.equals(home)) {
          seen.put(home.relativize(path).toString(), describe(path));
        }
      }
    }
    return seen;
  }

  private static String describe(Path path) throws Exception {
    BasicFileAttributes is =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    String content =
        is.isRegularFile()
            ? Base64.getEncoder().encodeToString(Files.readAllBytes(path))
            : is.isSymbolicLink() ? Files.readSymbolicLink(path).toString() : "directory";
    return is.lastModifiedTime() + " " + is.fileKey() + " " + content;
  }

  private Path slotOf(String domain) throws Exception {
    try (Container container = device.open(work)) {
      container.unlock(Passcode.of(Enrolled.PASSCODE));
      return container.domain(domain).directory();
    }
  }

  private void wipeWatched() throws Exception {
    Map<String, String> before = outside();
    assertTrue(before.size() > 300);
    wipe(work);
    assertEquals(before, outside());
  }

  private void wipe(Path through) throws Exception {
    try (Container container = device.open(through)) {
      container.wipe();
      assertInstanceOf(ContainerState.Wiped.class, container.state());
    }
  }

  @Test
  void everyChangingCallIsInsideTheContainer() throws Exception {
    FaultyDisk disk = FaultyDisk.over(work);
    wipe(disk.path());
    assertTrue(disk.touched().size() > 10);
    for (Path touched : disk.touched()) {
      assertTrue(touched.startsWith(work), touched.toString());
    }
  }

  @Test
  void linksAtEveryPlaceAreNotFollowed() throws Exception {
    Path mail = slotOf("mail");
    Files.createSymbolicLink(mail.resolve("album"), photos);
    Files.createSymbolicLink(mail.resolve("3f").resolve("photo"), photos.resolve("album-1"));
    Files.createSymbolicLink(mail.resolveSibling("stray"), photos);
    Files.createSymbolicLink(work.resolve("domains/b.slot"), home.resolve("diary.slot"));
    Files.createSymbolicLink(work.resolve("header.a.new"), home.resolve("a.key"));
    Files.delete(work.resolve("container.lock"));
    Files.createSymbolicLink(work.resolve("container.lock"), home.resolve("not-there"));
    wipeWatched();
    assertFalse(Files.exists(mail.getParent()));
  }

  @Test
  void aLinkInPlaceOfTheDataIsNotFollowedAtTheNextStartNorByAWipe() throws Exception {
    Path data = work.resolve("data");
    Trees.delete(data);
    Files.delete(data);
    Files.createSymbolicLink(data, photos);
    Map<String, String> before = outside();
    try (Container container = device.open(work)) {
      container.shred("mail"); // has left-overs looked for in the albums
      container.organisation().applyLease();
    }
    assertEquals(before, outside());
    wipeWatched();
  }

  @Test
  void aLinkInPlaceOfADomainIsNotFollowed() throws Exception {
    Path mail = slotOf("mail");
    Trees.delete(mail);
    Files.delete(mail);
    Files.createSymbolicLink(mail, photos);
    Map<String, String> before = outside();
    try (Container container = device.open(work)) {
      container.wipe("mail");
      Receipts.await(1, container, device);
    }
    assertEquals(before, outside());
  }

  @Test
  void aSecondNameOfAPersonalFileIsTakenAwayAndTheFileIsNot() throws Exception {
    Path photo = photos.resolve("album-7/photo-7");
    Path mail = slotOf("mail");
    Files.createLink(mail.resolve("photo"), photo);
    Files.createLink(work.resolve("domains/c.slot"), home.resolve("diary.slot"));
    for (String page : new String[] {"header.a", "control.b"}) {
      Files.delete(work.resolve(page));
      Files.createLink(work.resolve(page), photo);
    }
    Map<String, String> before = outside();
    try (Container container = device.open(work)) { // mends both pages
      assertInstanceOf(UnlockResult.Opened.class, container.unlock(Passcode.of(Enrolled.PASSCODE)));
    }
    assertEquals(before, outside());
    wipeWatched();
    assertEquals("dear diary", Files.readString(home.resolve("diary.slot")));
  }

  @Test
  void aJunctionOfWindowsIsNotEntered() throws Exception {
    Path junction = Files.createDirectory(slotOf("mail").resolve("junction"));
    Files.write(junction.resolve("photo"), new byte[10]); // as if it lay elsewhere
    FaultyDisk disk = FaultyDisk.over(work).junction(junction::equals);
    wipe(disk.path());
    assertTrue(Files.exists(junction.resolve("photo")));
    assertFalse(disk.touched().contains(junction.resolve("photo")));
  }

  @Test
  void anotherFileSystemLaidOverADirectoryIsNotEnteredAndSaidInTheReceipt() throws Exception {
    Path mount = Files.createDirectory(slotOf("mail").resolve("mount"));
    Files.write(mount.resolve("photo"), new byte[10]);
    FaultyDisk disk = FaultyDisk.over(work).mount(mount::equals);
    try (Container container = device.open(disk.path())) {
      container.organisation().obey(Enrolled.command(Command.Kind.WIPE, 1));
      assertTrue(
          Receipts.last(container, device)
              .destroyed()
              .contains(new Destroyed(What.FAILED_FILES, 1)));
    }
    assertTrue(Files.exists(mount.resolve("photo")));
  }

  @Test
  void aDomainIsWipedInsideTheContainerAlone() throws Exception {
    Map<String, String> before = outside();
    FaultyDisk disk = FaultyDisk.over(work);
    Path notes = slotOf("notes");
    try (Container container = device.open(disk.path())) {
      container
          .organisation()
          .obey(
              new Command(
                  "c", Command.Kind.WIPE_DOMAIN, "enrolment-1", 1, "left", Optional.of("mail")));
      Receipts.await(1, container, device);
    }
    assertEquals(before, outside());
    assertTrue(disk.touched().stream().allMatch(each -> each.startsWith(work)));
    assertTrue(disk.touched().stream().noneMatch(each -> each.startsWith(notes)));
    assertTrue(Files.exists(notes.resolve("3f/one")));
  }
}
