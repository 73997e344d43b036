package dev.cordon.core.deposit;

import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * What arrives while the container is locked, such as new mail: sealed at once so that nothing on
 * the device can open it before the next unlock, then taken in by the app (policy {@code
 * access.syncWhileLocked}).
 *
 * <p>Two calls: {@link #drain} after each unlock, {@link #put} whenever something arrives. Safe for
 * many threads.
 */
public interface Deposits {
  /** How many wait at most, in all domains together. */
  int MOST_WAITING = 500;

  /** How many bytes of the medium they take at most, in all domains together. */
  long MOST_BYTES = 64L << 20;

  /** The longest deposit, in bytes. */
  int LONGEST_BYTES = 16 << 20;

  /**
   * Why {@code domain} takes nothing now; empty if it does. To be asked before something is fetched
   * at all. Never waits.
   */
  Optional<Reason> refusal(String domain);

  /**
   * Seals {@code content} for {@code domain}, open or locked; it is on the medium on return, and
   * survives a kill. The caller's array stays as it is: overwrite it once it is not needed.
   *
   * @return its id, by which {@link #drain} tells of it
   * @throws dev.cordon.core.error.DepositRefusedException if it is not taken, with the reason
   * @throws dev.cordon.core.error.StorageFailedException if the medium takes nothing
   */
  String put(String domain, byte[] content) throws ContainerException;

  /**
   * The same for several at the cost of one: all of them or none.
   *
   * @return their ids, in the same order
   */
  List<String> putAll(String domain, List<byte[]> contents) throws ContainerException;

  /**
   * The same for what {@code in} gives to its end, at most {@value #LONGEST_BYTES} bytes, which are
   * overwritten in memory once sealed. The caller closes {@code in}.
   */
  String put(String domain, InputStream in) throws IOException;

  /** How many wait in {@code domain}, open or locked; 0 if there is no such domain. Never waits. */
  int waiting(String domain);

  /**
   * Gives what waits in {@code domain} to {@code taker}, oldest first, also what arrives meanwhile;
   * and makes the domain ready to take deposits while it is locked from now on. So call it after
   * each unlock, even if nothing waits; it makes the domain on first use.
   *
   * <p>Each deposit is gone for good some time after {@code taker} returned, at the latest when
   * this method ends. A process that is killed in between gives the last ones again, under the same
   * {@link Deposit#id}: a taker that stores by that id stores each exactly once. If {@code taker}
   * throws, this stops and passes that on; the deposit is the first one of the next time. If the
   * container is locked meanwhile, this stops with the exception of a closed container.
   *
   * <p>A deposit that is damaged or was removed keeps no other one back; {@link Drained#lost} tells
   * of it once.
   *
   * @throws dev.cordon.core.error.ContainerClosedException if the container is not open
   */
  Drained drain(String domain, Taker taker) throws IOException;

  /** Takes deposits in. */
  @FunctionalInterface
  interface Taker {
    /** Stores it durably before it returns. */
    void take(Deposit deposit) throws IOException;
  }
}
