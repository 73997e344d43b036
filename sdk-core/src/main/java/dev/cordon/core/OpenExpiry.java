package dev.cordon.core;

import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.SecretBytes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

/** What expires in one domain of an open container. */
final class OpenExpiry implements Expiry {
  private final String domain;
  private final OpenArea area;
  private final Expirations expirations;
  private final Leftovers leftovers;
  private final OpenDomain.Guard guard;

  OpenExpiry(
      String domain,
      OpenArea area,
      Expirations expirations,
      Leftovers leftovers,
      OpenDomain.Guard guard) {
    this.domain = domain;
    this.area = area;
    this.expirations = expirations;
    this.leftovers = leftovers;
    this.guard = guard;
  }

  @Override
  public Instant now() {
    return expirations.time().now();
  }

  @Override
  public void reached(Instant moment) {
    expirations.reached(moment);
  }

  @Override
  public boolean reserve(LocalDate day) throws ContainerException {
    LocalDate today = Days.of(now());
    if (day.isAfter(today.plusDays(MOST_DAYS))) {
      throw new IllegalArgumentException("nothing expires more than " + MOST_DAYS + " days ahead");
    }
    if (day.isBefore(today)) {
      return false;
    }
    synchronized (expirations.container()) {
      guard.check();
      if (!area.isOpen(domain)) {
        throw Closures.exception(Closures.LOCKED);
      }
      expirations.days().reserve(day, area);
      expirations.settle();
    }
    return true;
  }

  @Override
  public Optional<SecretBytes> key(String purpose, LocalDate day) throws ContainerException {
    guard.check();
    if (day.isBefore(Days.of(now())) || !expirations.days().open(day, area)) {
      return Optional.empty();
    }
    return area.dayKey(domain, day, "cordon/domain-day-key/v1/" + purpose);
  }

  @Override
  public Registration watch(Consumer<Instant> watch) {
    return expirations.watch(watch);
  }

  @Override
  public void removed(Removal progress) {
    leftovers.tell(progress);
  }
}
