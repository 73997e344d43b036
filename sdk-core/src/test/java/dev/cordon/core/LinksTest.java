package dev.cordon.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.cordon.core.secret.Passcode;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links laid into the container by whoever can write there: what they point at is personal. */
@Tag("G1")
class LinksTest {
  @TempDir Path home;
  private final FakeDevice device = new FakeDevice();
  private Path photo;

  @BeforeEach
  void prepare() throws Exception {
    photo = Files.writeString(Files.createDirectory(home.resolve("photos")).resolve("a"), "photo");
    try (Container container = Enrolled.open(device, work())) {
      container.domain("mail");
    }
  }

  @Test
  void aLinkInPlaceOfTheSlotsIsNotFollowedByAWipe() throws Exception {
    Trees.delete(work().resolve("domains"));
    Files.delete(work().resolve("domains"));
    Files.createSymbolicLink(work().resolve("domains"), photo.getParent());
    wipe();
    assertEquals("photo", Files.readString(photo));
  }

  @Test
  void aLinkAmongTheSlotsIsNotFollowedByAWipe() throws Exception {
    Files.createSymbolicLink(work().resolve("domains").resolve("b.slot"), photo);
    wipe();
    assertEquals("photo", Files.readString(photo));
  }

  @ParameterizedTest
  @ValueSource(strings = {"header.a", "header.b", "control.a", "control.b"})
  void aLinkInPlaceOfAPageIsReplacedAndNotFollowed(String page) throws Exception {
    Files.delete(work().resolve(page));
    Files.createSymbolicLink(work().resolve(page), photo);
    try (Container container = device.open(work())) {
      Passcode passcode = Passcode.of(Enrolled.PASSCODE);
      assertInstanceOf(UnlockResult.Opened.class, container.unlock(passcode));
      container.changePasscode(passcode, Passcode.of("904173"));
    }
    assertEquals(true, Files.isRegularFile(work().resolve(page), LinkOption.NOFOLLOW_LINKS));
    wipe();
    assertEquals("photo", Files.readString(photo));
  }

  @Test
  void whatIsNoSlotDoesNotKeepAWipeFromItsEnd() throws Exception {
    Path domains = work().resolve("domains");
    Files.createSymbolicLink(domains.resolve("nowhere.slot"), home.resolve("nowhere"));
    Files.createDirectories(domains.resolve("deep").resolve("deeper"));
    wipe();
  }

  private void wipe() throws Exception {
    try (Container container = device.open(work())) {
      container.wipe();
      assertInstanceOf(ContainerState.Wiped.class, container.state());
    }
  }

  private Path work() {
    return home.resolve("work");
  }
}
