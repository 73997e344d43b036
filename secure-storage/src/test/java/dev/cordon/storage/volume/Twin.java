package dev.cordon.storage.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cordon.storage.ledger.Anchor;
import dev.cordon.storage.testing.TestDomain;
import dev.cordon.storage.torn.TornDisk;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A volume and a tree in memory to which the same is done; whatever differs is thrown. */
final class Twin {
  /** What the volume may be after a crash: as it was since the last commit that returned. */
  private final List<Shadow> possible = new ArrayList<>();

  private final Random chance = new Random(1);
  private TornDisk disk = new TornDisk();
  private Volume volume = Desk.open(disk.root());
  private Shadow model = new Shadow();
  private Optional<Anchor> anchor = Optional.empty();

  Twin() throws IOException {
    acknowledged();
  }

  /** Does {@code deed} to both. */
  void does(Deed deed) throws IOException {
    boolean done = attempt(deed);
    assertEquals(deed.isPossible(model), done, () -> deed + " on " + model.picture());
    if (done) {
      deed.to(model);
      possible.add(model.copy());
    }
  }

  private boolean attempt(Deed deed) throws IOException {
    try {
      deed.to(volume);
      return true;
    } catch (FileSystemException e) {
      return false; // something is wrong with a place; a StorageException is thrown on
    }
  }

  /** Has {@code turn} happen to the volume. */
  void takes(Turn turn) throws IOException {
    switch (turn) {
      case COMMIT -> volume.commit();
      case REOPEN -> reopen();
      case KILL -> comesBack(disk.afterKill());
      case POWER_CUT -> comesBack(disk.afterPowerCut(chance));
    }
    acknowledged();
  }

  /** Throws unless both hold the same. */
  void requireSame() throws IOException {
    assertEquals(model.picture(), Shadow.picture(volume));
  }

  /** Throws unless both hold the same, also after closing, and nothing else lies on the disk. */
  void end() throws IOException {
    requireSame();
    reopen();
    requireSame();
    Desk.requireNothingElse(disk.root(), model.picture());
  }

  private void reopen() throws IOException {
    volume.close();
    anchor = volume.anchor();
    volume = open();
  }

  private void comesBack(TornDisk found) throws IOException {
    disk = found;
    volume = open();
    Map<String, String> picture = Shadow.picture(volume);
    model =
        possible.stream()
            .filter(state -> state.picture().equals(picture))
            .findFirst()
            .orElseThrow(() -> new AssertionError(picture + " was never so"));
  }

  private Volume open() throws IOException {
    TestDomain domain = TestDomain.of(disk.root(), "master");
    return Volume.open(domain, anchor, new SecureRandom(), Clock.systemUTC());
  }

  private void acknowledged() {
    anchor = volume.anchor();
    possible.clear();
    possible.add(model.copy());
  }
}
