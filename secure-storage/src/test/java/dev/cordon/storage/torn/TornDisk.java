package dev.cordon.storage.torn;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * A disk in memory that goes wrong when told to. Safe for many threads.
 *
 * <p>A change is a call that creates, writes, truncates, forces, moves or deletes; each counts as
 * one. What a file channel wrote is on the medium once the channel was forced, a directory's
 * entries once a channel opened on the directory was.
 *
 * <pre>{@code
 * TornDisk disk = new TornDisk();
 * Files.createDirectory(disk.root().resolve("work"));
 * disk.cutPowerAt(3);
 * assertThrows(IOException.class, () -> theWork(disk.root()));
 * TornDisk again = disk.afterPowerCut(new Random(7));
 * }</pre>
 */
public final class TornDisk {
  private final Tree tree;
  private final Path root;

  /** An empty disk that works. */
  public TornDisk() {
    this(Comparator.naturalOrder());
  }

  private TornDisk(Comparator<String> names) {
    this(new Tree(new DirectoryNode(names)));
  }

  private TornDisk(Tree tree) {
    this.tree = tree;
    this.root = new TornFileSystem(tree).getPath("/");
  }

  /** An empty disk for which names that differ only in case are the same, as on many systems. */
  public static TornDisk foldingCase() {
    return new TornDisk(String.CASE_INSENSITIVE_ORDER);
  }

  /** Its topmost directory, which is there. */
  public Path root() {
    return root;
  }

  /** How many changes there were, failed ones among them. */
  public long changes() {
    return tree.faults().changes();
  }

  /**
   * Has changes fail, the disk working otherwise. A write that fails has written its first half.
   *
   * @param change the first to fail, counted from now; 1 is the next
   * @param times how many fail
   * @param message of the {@code IOException}, for example "No space left on device"
   */
  public void failAt(long change, long times, String message) {
    tree.faults().failAt(change, times, message);
  }

  /** Has every change, and opening a file to write, be denied from now on; or allowed again. */
  public void deny(boolean denied) {
    tree.faults().deny(denied);
  }

  /**
   * Has every attempt to lock a file fail, as on file systems without locks.
   *
   * @param message of the {@code IOException}, for example "No locks available"
   */
  public void refuseLocks(String message) {
    tree.faults().refuseLocks(message);
  }

  /**
   * Stops the power in the middle of a change. That call and everything after it throws {@code
   * IOException}.
   *
   * @param change counted from now; 1 is the next
   */
  public void cutPowerAt(long change) {
    tree.faults().cutPowerAt(change);
  }

  /**
   * A disk as this one may be found once the power is back: with all that was forced, and of each
   * change since nothing or all; of a write any sectors of 512 bytes, and of a file that it made
   * longer the length without the bytes. This disk stays as it is, so that one cut can be looked at
   * many times.
   */
  public TornDisk afterPowerCut(Random random) {
    Tree copy = tree.copy();
    // The first numbers of Randoms with small seeds are much the same: stir them.
    copy.losePower(new Random(new SplittableRandom(random.nextLong()).nextLong()));
    return new TornDisk(copy);
  }

  /**
   * A disk as the next process finds it after this one was killed: all that was called has
   * happened. What was not forced is still not, should the power go next. This disk stays as it is.
   */
  public TornDisk afterKill() {
    return new TornDisk(tree.copy());
  }
}
