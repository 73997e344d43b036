package dev.cordon.storage.testing;

import com.google.crypto.tink.subtle.Hkdf;
import dev.cordon.core.Expiry;
import dev.cordon.core.Registration;
import dev.cordon.core.Removal;
import dev.cordon.core.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What expires in a test's domain: time passes when the test says so, and who watches is called
 * then, on the test's thread. Give it to the domain that opens the same directory again. Safe for
 * many threads.
 */
public final class TestExpiry implements Expiry {
  private final Map<LocalDate, byte[]> days = new HashMap<>(); // guarded by this
  private final List<Consumer<Instant>> watches = new CopyOnWriteArrayList<>();
  private final List<Removal> told = new CopyOnWriteArrayList<>();
  private final List<Instant> reached = new CopyOnWriteArrayList<>();
  private volatile Instant now = Instant.parse("2026-04-01T09:00:00Z");

  /** Lets {@code step} pass, and calls whoever watches. */
  public void pass(Duration step) {
    passUnseen(step);
    look();
  }

  /** Lets {@code step} pass; the container did not look yet. */
  public void passUnseen(Duration step) {
    now = now.plus(step);
  }

  /** Ends the days that are over, and calls whoever watches. */
  public void look() {
    synchronized (this) {
      days.keySet().removeIf(day -> day.isBefore(today()));
    }
    watches.forEach(watch -> watch.accept(now));
  }

  /** How far removals are that were told. */
  public List<Removal> told() {
    return new ArrayList<>(told);
  }

  /** The moments that are to be remembered. */
  public List<Instant> remembered() {
    return new ArrayList<>(reached);
  }

  /** The days that have keys. */
  public synchronized List<LocalDate> days() {
    return new ArrayList<>(days.keySet());
  }

  private LocalDate today() {
    return now.atZone(ZoneOffset.UTC).toLocalDate();
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public void reached(Instant moment) {
    reached.add(moment);
  }

  @Override
  public synchronized boolean reserve(LocalDate day) {
    if (day.isAfter(today().plusDays(MOST_DAYS))) {
      throw new IllegalArgumentException("too far ahead");
    }
    if (day.isBefore(today())) {
      return false;
    }
    days.computeIfAbsent(day, each -> each.toString().getBytes(StandardCharsets.UTF_8));
    return true;
  }

  @Override
  public synchronized Optional<SecretBytes> key(String purpose, LocalDate day) {
    byte[] secret = days.get(day);
    if (secret == null || day.isBefore(today())) {
      return Optional.empty();
    }
    try {
      byte[] info = purpose.getBytes(StandardCharsets.UTF_8);
      return Optional.of(
          SecretBytes.owning(Hkdf.computeHkdf("HMACSHA256", secret, new byte[0], info, 32)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Registration watch(Consumer<Instant> watch) {
    watches.add(watch);
    return () -> watches.remove(watch);
  }

  @Override
  public void removed(Removal progress) {
    told.add(progress);
  }
}
