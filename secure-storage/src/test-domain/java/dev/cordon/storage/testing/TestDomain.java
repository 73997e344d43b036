package dev.cordon.storage.testing;

import com.google.crypto.tink.subtle.Hkdf;
import dev.cordon.core.Domain;
import dev.cordon.core.Registration;
import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A domain with a fixed master key that can be locked and unlocked. Safe for many threads. */
public final class TestDomain implements Domain {
  private final Path directory;
  private final byte[] master;
  private final Set<Closeable> resources = ConcurrentHashMap.newKeySet();
  private final Map<Class<?>, Closeable> shared = new HashMap<>(); // guarded by this
  private final Map<String, byte[]> anchors = new ConcurrentHashMap<>();
  private final TestExpiry expiry;
  private final List<SecretBytes> given = new ArrayList<>(); // guarded by this
  private boolean locked; // guarded by this

  private TestDomain(Path directory, byte[] master, TestExpiry expiry) {
    this.directory = directory;
    this.master = master;
    this.expiry = expiry;
  }

  /** The domain of {@code master}, a seed of any length, in {@code directory}. */
  public static TestDomain of(Path directory, String master) throws IOException {
    return of(directory, master, new TestExpiry());
  }

  /** The same, whose documents end with {@code expiry}. */
  public static TestDomain of(Path directory, String master, TestExpiry expiry)
      throws IOException {
    Files.createDirectories(directory);
    return new TestDomain(directory, master.getBytes(StandardCharsets.UTF_8), expiry);
  }

  @Override
  public String name() {
    return "test";
  }

  @Override
  public Path directory() {
    return directory;
  }

  @Override
  public synchronized SecretBytes key(String purpose) throws ContainerClosedException {
    requireOpen();
    try {
      byte[] info = purpose.getBytes(StandardCharsets.UTF_8);
      SecretBytes key =
          SecretBytes.owning(Hkdf.computeHkdf("HMACSHA256", master, new byte[0], info, 32));
      given.removeIf(SecretBytes::isDestroyed);
      given.add(key);
      return key;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized Registration closeOnLock(Closeable resource)
      throws ContainerClosedException {
    requireOpen();
    resources.add(resource);
    return () -> forget(resource);
  }

  @Override
  public synchronized <T extends Closeable> T shared(Class<T> kind, Opening<T> opening)
      throws IOException {
    requireOpen();
    Closeable known = shared.get(kind);
    if (known == null) {
      known = opening.open(this);
      shared.put(kind, known);
    }
    return kind.cast(known);
  }

  @Override
  public Optional<byte[]> anchor(String what) {
    return Optional.ofNullable(anchors.get(what)).map(byte[]::clone);
  }

  @Override
  public void anchor(String what, byte[] value) {
    anchors.put(what, value.clone());
  }

  @Override
  public TestExpiry expiry() {
    return expiry;
  }

  /** How many of the keys that it gave were not destroyed yet. */
  public synchronized int livingKeys() {
    given.removeIf(SecretBytes::isDestroyed);
    return given.size();
  }

  /** How many resources wait to be closed; what all share lives until the lock. */
  public int openResources() {
    return resources.size();
  }

  /** Closes everything while holding the lock that {@link #key} needs, as a container may. */
  public synchronized void lock() throws IOException {
    locked = true;
    for (Closeable resource : resources) {
      resource.close();
    }
    for (Closeable each : shared.values()) {
      each.close();
    }
    resources.clear();
    shared.clear();
  }

  /** Opens it again. */
  public synchronized void unlock() {
    locked = false;
  }

  private synchronized void forget(Closeable resource) {
    resources.remove(resource);
  }

  private void requireOpen() throws ContainerClosedException {
    if (locked) {
      throw new ContainerClosedException(Reason.of(Reason.Code.CONTAINER_LOCKED));
    }
  }
}
