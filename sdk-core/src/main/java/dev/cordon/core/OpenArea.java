package dev.cordon.core;

import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.keys.ContainerKey;
import dev.cordon.core.keys.Derivation;
import dev.cordon.core.secret.SecretBytes;
import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is in memory only while the container is open: the container key, the domains' data keys,
 * and the files and databases that must close before the keys go. Safe for many threads.
 */
final class OpenArea {
  private ContainerKey containerKey; // written under the container's lock and this
  private final Map<String, SecretBytes> dataKeys = new HashMap<>(); // guarded by this
  private final IdentityHashMap<Closeable, String> resources = // guarded by this
      new IdentityHashMap<>();
  private final Map<LocalDate, SecretBytes> dayKeys = new HashMap<>(); // guarded by this
  private final Map<String, Sharing> shared = new HashMap<>(); // guarded by this
  private boolean closed; // guarded by this

  OpenArea(ContainerKey containerKey) {
    this.containerKey = containerKey;
  }

  /** For whoever holds the container's lock. */
  synchronized ContainerKey containerKey() {
    return containerKey;
  }

  /** Goes on with {@code key} if that came into force later; closes the other of the two. */
  synchronized void renew(ContainerKey key) {
    if (closed || !key.isNewerThan(containerKey)) {
      key.close();
    } else {
      containerKey.close();
      containerKey = key;
    }
  }

  /** Whether another key came into force after {@code key} was taken from here. */
  synchronized boolean isRenewedSince(ContainerKey key) {
    return containerKey.isNewerThan(key);
  }

  synchronized boolean has(String domain) {
    return dataKeys.containsKey(domain);
  }

  synchronized void put(String domain, SecretBytes dataKey) {
    dataKeys.put(domain, dataKey);
  }

  /** Whether that domain's key is there: neither was the container locked nor the domain shred. */
  synchronized boolean isOpen(String domain) {
    return !closed && dataKeys.containsKey(domain);
  }

  /** The data key of a domain that is open. */
  synchronized SecretBytes dataKey(String domain) {
    SecretBytes key = dataKeys.get(domain);
    if (key == null) {
      throw new IllegalStateException("the domain was not opened");
    }
    return key;
  }

  /** The container's key for a moment without the container's lock; empty if it was locked. */
  synchronized Optional<ContainerKey> copyOfContainerKey() {
    return closed ? Optional.empty() : Optional.of(containerKey.copy());
  }

  synchronized boolean hasDay(LocalDate day) {
    return dayKeys.containsKey(day);
  }

  /** Keeps the key of {@code day}, unless it has one or was locked. */
  synchronized void putDay(LocalDate day, SecretBytes key) {
    if (closed || dayKeys.putIfAbsent(day, key) != null) {
      key.close();
    }
  }

  /** That day is over. */
  synchronized void closeDay(LocalDate day) {
    SecretBytes key = dayKeys.remove(day);
    if (key != null) {
      key.close();
    }
  }

  /**
   * A key that needs both the key of {@code day} and that of the domain.
   *
   * @return empty if the day is over
   * @throws ContainerException if the domain is not open
   */
  synchronized Optional<SecretBytes> dayKey(String domain, LocalDate day, String purpose)
      throws ContainerException {
    if (!isOpen(domain)) {
      throw Closures.exception(Closures.LOCKED);
    }
    SecretBytes dayKey = dayKeys.get(day);
    if (dayKey == null) {
      return Optional.empty();
    }
    byte[] salt = dayKey.copy();
    try {
      return Optional.of(Derivation.derive(dataKey(domain), salt, purpose));
    } finally {
      Arrays.fill(salt, (byte) 0);
    }
  }

  /** What the users of {@code domain} share. */
  synchronized Sharing shared(String domain) {
    return shared.computeIfAbsent(domain, unused -> new Sharing());
  }

  /** Adds a resource of {@code domain}, unless that is closed already. */
  synchronized boolean add(Closeable resource, String domain) {
    boolean open = isOpen(domain);
    if (open) {
      resources.put(resource, domain);
    }
    return open;
  }

  synchronized void remove(Closeable resource) {
    resources.remove(resource);
  }

  /**
   * Closes resources, then destroys keys; every resource is closed even if one fails.
   *
   * @return what failed to close, to be told to whoever asked
   */
  List<IOException> close() {
    List<IOException> failures = closeAll(takeAll());
    destroyKeys();
    return failures;
  }

  /** The same for one domain, which is no more. */
  List<IOException> close(String domain) {
    List<IOException> failures = closeAll(take(domain::equals));
    synchronized (this) {
      shared.remove(domain);
      SecretBytes key = dataKeys.remove(domain);
      if (key != null) {
        key.close();
      }
    }
    return failures;
  }

  private static List<IOException> closeAll(List<Closeable> resources) {
    List<IOException> failures = new ArrayList<>();
    for (Closeable resource : resources) {
      try {
        resource.close();
      } catch (IOException e) {
        failures.add(StorageFailedException.of(e));
      } catch (RuntimeException e) {
        // A bug of the resource's must not keep keys in memory, nor a wipe from happening.
        failures.add(StorageFailedException.of(new IOException(e)));
      }
    }
    return failures;
  }

  private synchronized List<Closeable> takeAll() {
    closed = true;
    return take(domain -> true);
  }

  private synchronized List<Closeable> take(Predicate<String> ofDomain) {
    List<Closeable> taken = new ArrayList<>();
    Iterator<Map.Entry<Closeable, String>> all = resources.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<Closeable, String> next = all.next();
      if (ofDomain.test(next.getValue())) {
        taken.add(next.getKey());
        all.remove();
      }
    }
    return taken;
  }

  private synchronized void destroyKeys() {
    shared.clear(); // what was shared knows names of files
    dataKeys.values().forEach(SecretBytes::close);
    dataKeys.clear();
    dayKeys.values().forEach(SecretBytes::close);
    dayKeys.clear();
    containerKey.close();
  }
}
