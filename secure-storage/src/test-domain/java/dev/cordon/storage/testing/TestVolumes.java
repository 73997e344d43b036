package dev.cordon.storage.testing;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.nio.Volumes;
import dev.cordon.storage.volume.Volume;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** The volume of a test domain, to be locked and unlocked. Safe for many threads. */
public final class TestVolumes implements Volumes {
  private final TestDomain domain;
  private Optional<Volume> open; // guarded by this

  private TestVolumes(TestDomain domain) throws IOException {
    this.domain = domain;
    this.open = Optional.of(openVolume());
  }

  /** A volume in {@code directory}, made if there is none. */
  public static TestVolumes in(Path directory) throws IOException {
    return new TestVolumes(TestDomain.of(directory, "master"));
  }

  @Override
  public synchronized Volume volume() throws IOException {
    return open.orElseThrow(() -> new StorageException(Problem.LOCKED, ""));
  }

  /** What expires in it. */
  public TestExpiry expiry() {
    return domain.expiry();
  }

  /** Locks the domain and with it the volume. */
  public synchronized void lock() throws IOException {
    if (open.isPresent()) {
      open.get().close();
    }
    open = Optional.empty();
    domain.lock();
  }

  /** Unlocks them. */
  public synchronized void unlock() throws IOException {
    domain.unlock();
    open = Optional.of(openVolume());
  }

  private Volume openVolume() throws IOException {
    return Volume.open(domain, Optional.empty(), new SecureRandom(), Clock.systemUTC());
  }
}
