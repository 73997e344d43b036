package dev.cordon.core;

import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.secret.SecretBytes;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is in memory only while the container is open: the container key, the domains' data keys,
 * and the files and databases that must close before the keys go. Safe for many threads.
 */
final class OpenArea {
  private final SecretBytes containerKey;
  private final Map<String, SecretBytes> dataKeys = new HashMap<>(); // guarded by this
  private final Set<Closeable> resources = // guarded by this
      Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean closed; // guarded by this

  OpenArea(SecretBytes containerKey) {
    this.containerKey = containerKey;
  }

  SecretBytes containerKey() {
    return containerKey;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  synchronized boolean has(String domain) {
    return dataKeys.containsKey(domain);
  }

  synchronized void put(String domain, SecretBytes dataKey) {
    dataKeys.put(domain, dataKey);
  }

  /** The data key of a domain that was opened before. */
  synchronized SecretBytes dataKey(String domain) {
    SecretBytes key = dataKeys.get(domain);
    if (key == null) {
      throw new IllegalStateException("the domain was not opened");
    }
    return key;
  }

  /** Adds a resource, unless closed already. */
  synchronized boolean add(Closeable resource) {
    return !closed && resources.add(resource);
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
    List<IOException> failures = new ArrayList<>();
    for (Closeable resource : take()) {
      try {
        resource.close();
      } catch (IOException e) {
        failures.add(StorageFailedException.of(e));
      } catch (RuntimeException e) {
        // A bug of the resource's must not keep keys in memory, nor a wipe from happening.
        failures.add(StorageFailedException.of(new IOException(e)));
      }
    }
    destroyKeys();
    return failures;
  }

  private synchronized List<Closeable> take() {
    closed = true;
    List<Closeable> taken = new ArrayList<>(resources);
    resources.clear();
    return taken;
  }

  private synchronized void destroyKeys() {
    dataKeys.values().forEach(SecretBytes::close);
    dataKeys.clear();
    containerKey.close();
  }
}
