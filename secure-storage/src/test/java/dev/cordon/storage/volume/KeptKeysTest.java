package dev.cordon.storage.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.Domain;
import dev.cordon.core.Expiry;
import dev.cordon.core.Registration;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.testing.TestDomain;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A volume's keys go when it closes. */
@Tag("A2")
@Tag("D2")
class KeptKeysTest {
  @TempDir Path directory;

  /** Remembers what it gave away. */
  private record Watched(TestDomain below, List<SecretBytes> given) implements Domain {
    @Override
    public String name() {
      return below.name();
    }

    @Override
    public Path directory() {
      return below.directory();
    }

    @Override
    public SecretBytes key(String purpose) throws ContainerException {
      SecretBytes key = below.key(purpose);
      given.add(key);
      return key;
    }

    @Override
    public Registration closeOnLock(Closeable resource) throws ContainerException {
      return below.closeOnLock(resource);
    }

    @Override
    public <T extends Closeable> T shared(Class<T> kind, Opening<T> opening) throws IOException {
      return below.shared(kind, opening);
    }

    @Override
    public Optional<byte[]> anchor(String what) {
      return below.anchor(what);
    }

    @Override
    public void anchor(String what, byte[] value) {
      below.anchor(what, value);
    }

    @Override
    public Expiry expiry() {
      return below.expiry();
    }
  }

  @Test
  void everyKeyThatTheDomainGaveIsDestroyedWhenTheVolumeCloses() throws IOException {
    Watched domain = new Watched(TestDomain.of(directory, "master"), new ArrayList<>());
    Volume volume = Volume.open(domain, Optional.empty(), new SecureRandom(), Clock.systemUTC());
    Desk.write(volume, "/file", "text");
    volume.commit();
    assertEquals(3, domain.given().size());
    volume.close();
    for (SecretBytes key : domain.given()) {
      assertTrue(key.isDestroyed());
    }
  }
}
