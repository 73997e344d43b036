package dev.cordon.storage.volume;

import dev.cordon.core.Expiry;
import dev.cordon.core.Registration;
import dev.cordon.core.Removal;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.SecretBytes;
import java.io.Closeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A domain's expiry whose keys for contents are in memory from when they were first asked for until
 * their day is over or the volume closes; for the reason that {@link KeptKeys} gives.
 */
final class DayKeys implements Expiry, Closeable {
  private static final String PURPOSE = "files/content";

  private final Expiry expiry;
  private final Map<LocalDate, SecretBytes> kept = new HashMap<>(); // guarded by this
  private boolean closed; // guarded by this

  DayKeys(Expiry expiry) {
    this.expiry = expiry;
  }

  /** Fetches the key of {@code day}, if it has one; to be called while no lock is held. */
  void fetch(LocalDate day) throws ContainerException {
    if (!has(day)) {
      Optional<SecretBytes> key = expiry.key(PURPOSE, day);
      key.ifPresent(fetched -> keep(day, fetched));
    }
  }

  private synchronized boolean has(LocalDate day) {
    return kept.containsKey(day);
  }

  private synchronized void keep(LocalDate day, SecretBytes key) {
    if (closed || kept.putIfAbsent(day, key) != null) {
      key.close();
    }
  }

  /** Everything that ended before {@code day} is gone, and so are its keys. */
  synchronized void forgetBefore(LocalDate day) {
    kept.entrySet()
        .removeIf(
            each -> {
              boolean over = each.getKey().isBefore(day);
              if (over) {
                each.getValue().close();
              }
              return over;
            });
  }

  @Override
  public Instant now() {
    return expiry.now();
  }

  @Override
  public void reached(Instant moment) {
    expiry.reached(moment);
  }

  @Override
  public boolean reserve(LocalDate day) throws ContainerException {
    return expiry.reserve(day);
  }

  @Override
  public Optional<SecretBytes> key(String purpose, LocalDate day) throws ContainerException {
    synchronized (this) {
      SecretBytes key = kept.get(day);
      if (key != null && purpose.equals(PURPOSE)) {
        return Optional.of(SecretBytes.owning(key.copy()));
      }
    }
    return expiry.key(purpose, day);
  }

  @Override
  public Registration watch(Consumer<Instant> watch) {
    return expiry.watch(watch);
  }

  @Override
  public void removed(Removal progress) {
    expiry.removed(progress);
  }

  @Override
  public synchronized void close() {
    closed = true;
    kept.values().forEach(SecretBytes::close);
    kept.clear();
  }
}
