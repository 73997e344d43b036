package dev.cordon.storage.volume;

import dev.cordon.core.Domain;
import dev.cordon.core.Registration;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A domain whose keys for files are in memory until the volume closes. The container locks from a
 * thread of its own, with locks of its own, and the volume's last commit comes after the domain
 * began to refuse: so a volume asks for its keys once, when it opens, and never while it holds a
 * lock.
 */
final class KeptKeys implements Domain, Closeable {
  private static final String[] PURPOSES = {"files/ids", "files/content", "files/ledger"};

  private final Domain domain;
  private final Map<String, SecretBytes> kept = new HashMap<>();
  private final DayKeys days;

  private KeptKeys(Domain domain) {
    this.domain = domain;
    this.days = new DayKeys(domain.expiry());
  }

  static KeptKeys of(Domain domain) throws ContainerException {
    KeptKeys keys = new KeptKeys(domain);
    try {
      for (String purpose : PURPOSES) {
        keys.kept.put(purpose, domain.key(purpose));
      }
    } catch (ContainerException e) {
      keys.close();
      throw e;
    }
    return keys;
  }

  @Override
  public String name() {
    return domain.name();
  }

  @Override
  public Path directory() {
    return domain.directory();
  }

  @Override
  public SecretBytes key(String purpose) throws ContainerException {
    SecretBytes key = kept.get(purpose);
    return key == null ? domain.key(purpose) : SecretBytes.owning(key.copy());
  }

  @Override
  public Registration closeOnLock(Closeable resource) throws ContainerException {
    return domain.closeOnLock(resource);
  }

  @Override
  public <T extends Closeable> T shared(Class<T> kind, Opening<T> opening) throws IOException {
    return domain.shared(kind, opening);
  }

  @Override
  public Optional<byte[]> anchor(String what) {
    return domain.anchor(what);
  }

  @Override
  public void damageFound(Reason.Code why) {
    domain.damageFound(why);
  }

  @Override
  public void anchor(String what, byte[] value) {
    domain.anchor(what, value);
  }

  @Override
  public DayKeys expiry() {
    return days;
  }

  @Override
  public void close() {
    days.close();
    kept.values().forEach(SecretBytes::close);
  }
}
