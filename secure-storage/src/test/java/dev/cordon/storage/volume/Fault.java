package dev.cordon.storage.volume;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.torn.TornDisk;
import java.io.IOException;
import java.util.Random;

/** A way in which a disk or a process fails its volume. */
enum Fault {
  /** The power goes: what was not forced is there, or not, or in part. */
  POWER_CUT {
    @Override
    TornDisk strike(TornDisk disk, Script script, Steps steps, long change, Random random) {
      disk.cutPowerAt(change);
      run(script, steps);
      return disk.afterPowerCut(random);
    }
  },

  /** The process is killed: everything called has happened. */
  KILL {
    @Override
    TornDisk strike(TornDisk disk, Script script, Steps steps, long change, Random random) {
      disk.cutPowerAt(change);
      run(script, steps);
      return disk.afterKill();
    }
  },

  /** Nothing fits any more, and then the process is killed. */
  FULL_DISK {
    @Override
    TornDisk strike(TornDisk disk, Script script, Steps steps, long change, Random random) {
      disk.failAt(change, EVER, "No space left on device");
      run(script, steps);
      disk.failAt(1, 0, "");
      return disk.afterKill();
    }
  },

  /** One to three calls fail; the volume goes on as far as it will, until the power goes. */
  HICCUP {
    @Override
    TornDisk strike(TornDisk disk, Script script, Steps steps, long change, Random random) {
      disk.failAt(change, 1 + random.nextInt(3), "Input/output error");
      run(script, steps);
      disk.failAt(1, 0, "");
      return disk.afterPowerCut(random);
    }
  },

  /** The process is killed; the next one opens the volume, and then the power goes. */
  KILL_THEN_POWER_CUT {
    @Override
    TornDisk strike(TornDisk disk, Script script, Steps steps, long change, Random random)
        throws IOException {
      TornDisk again = KILL.strike(disk, script, steps, change, random);
      Volume volume = Desk.open(again.root());
      if (random.nextBoolean()) {
        volume.close();
      }
      return again.afterPowerCut(random);
    }
  },

  /** The power goes, and again while the next opening mends what it finds. */
  POWER_CUT_TWICE {
    @Override
    TornDisk strike(TornDisk disk, Script script, Steps steps, long change, Random random)
        throws IOException {
      TornDisk again = POWER_CUT.strike(disk, script, steps, change, random);
      again.cutPowerAt(1 + random.nextInt(8));
      try (Volume volume = Desk.open(again.root())) {
        volume.list(Place.ROOT);
      } catch (IOException e) {
        return again.afterPowerCut(random); // as it should be
      }
      return again.afterPowerCut(random);
    }
  };

  private static final long EVER = Long.MAX_VALUE / 2;

  /** What is done to the volume meanwhile. */
  @FunctionalInterface
  interface Steps {
    void doneTo(Script script) throws IOException;
  }

  /**
   * Does {@code steps} until {@code disk} fails at its {@code change}-th change from now.
   *
   * @return the disk as the next process finds it
   */
  abstract TornDisk strike(TornDisk disk, Script script, Steps steps, long change, Random random)
      throws IOException;

  /** A step as an app does it that tries again once. */
  static void twice(Script.Step step) throws IOException {
    try {
      step.run();
    } catch (StorageException e) {
      step.run();
    }
  }

  private static void run(Script script, Steps steps) {
    try {
      steps.doneTo(script);
    } catch (IOException e) {
      return; // it struck
    }
  }
}
