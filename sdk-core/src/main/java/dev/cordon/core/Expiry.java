package dev.cordon.core;

import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.SecretBytes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What of a domain ends with its time (requirement A5). The container has one key in the device's
 * vault for each day, in UTC, on which something expires. It is destroyed when the container first
 * knows that the day is over, locked or open, without any passcode. Safe for many threads.
 */
public interface Expiry {
  /** Something expires at most so many days ahead, which bounds how many keys there can be. */
  int MOST_DAYS = 3_660;

  /**
   * The time that counts for expiry: it never goes back, whatever the device's clock does, and
   * after a restart not behind what the container remembered last.
   */
  Instant now();

  /**
   * Has the container remember soon that {@code moment} was reached, so that not even a restart
   * with another clock undoes a refusal.
   */
  void reached(Instant moment);

  /**
   * Makes the key of {@code day}, if there is none yet; it is on the medium on return. Not to be
   * called with a lock that somebody holds who waits for the container.
   *
   * @return false if that day is over
   * @throws IllegalArgumentException if it is more than {@link #MOST_DAYS} ahead
   * @throws dev.cordon.core.error.ContainerClosedException if the container is not open
   */
  boolean reserve(LocalDate day) throws ContainerException;

  /**
   * A 32-byte key as {@link Domain#key}, of which nothing is left when {@code day} is over; the
   * same day and purpose always give the same key. The caller closes it.
   *
   * @return empty if the day is over, or was never reserved
   * @throws dev.cordon.core.error.ContainerClosedException if the container is not open
   */
  Optional<SecretBytes> key(String purpose, LocalDate day) throws ContainerException;

  /**
   * Calls {@code watch} with {@link #now} at once and then about once a minute while the container
   * is open, on a thread of its own, until the handle is closed. It may take its time.
   */
  Registration watch(Consumer<Instant> watch);

  /** Tells those who listen to {@link Container#onRemoval} how far the removal is. */
  void removed(Removal progress);
}
