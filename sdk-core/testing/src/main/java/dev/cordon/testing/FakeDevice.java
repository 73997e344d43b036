package dev.cordon.testing;

import dev.cordon.core.Container;
import dev.cordon.core.Containers;
import dev.cordon.core.device.Device;
import dev.cordon.core.device.KeyVault;
import dev.cordon.core.device.PasscodeCost;
import dev.cordon.core.device.UserKey;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Platform;
import dev.cordon.policy.protocol.Protection;
import dev.cordon.policy.protocol.ProtectionLevel;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * A device without a device: everything enforced, passcodes cheap to try. {@link #open} gives a
 * real container on it; open it again to play a restart.
 */
public final class FakeDevice {
  private static final PasscodeCost CHEAP = new PasscodeCost(8, 1);

  private Platform platform = Platform.LINUX;
  private final FakeClock clock = new FakeClock();
  private final Map<Protection, ProtectionLevel> protections = new EnumMap<>(Protection.class);
  private final FakeHealth health = new FakeHealth();
  private final FakeApps apps = new FakeApps();
  private final FakeWhereabouts whereabouts = new FakeWhereabouts();
  private MemoryKeyVault vault = new MemoryKeyVault();

  public FakeDevice() {
    for (Protection protection : Protection.values()) {
      protections.put(protection, ProtectionLevel.ENFORCED);
    }
  }

  /** The clock to turn. */
  public FakeClock clock() {
    return clock;
  }

  /** The vault in memory. */
  public MemoryKeyVault vault() {
    return vault;
  }

  /** What the device finds out about itself; to begin with, all is well. */
  public FakeHealth health() {
    return health;
  }

  /** The apps that the device shows; to begin with, it shows none. */
  public FakeApps apps() {
    return apps;
  }

  /** Which country the device is in; to begin with, Japan. */
  public FakeWhereabouts whereabouts() {
    return whereabouts;
  }

  /** Has the device be of {@code kind}; to begin with, it runs Linux. */
  public FakeDevice platform(Platform kind) {
    platform = kind;
    return this;
  }

  /**
   * Names the thread that draws in the app under test. A passcode that is set, entered or changed
   * on it fails: on a real device that would freeze the screen.
   */
  public FakeDevice mainThread(Thread thread) {
    vault.mainThread(thread);
    return this;
  }

  /** Puts another vault in, such as a copy taken before. */
  public FakeDevice vault(MemoryKeyVault other) {
    vault = other;
    return this;
  }

  /** Has the device enforce {@code protection} only so well. */
  public FakeDevice protection(Protection protection, ProtectionLevel level) {
    protections.put(protection, level);
    return this;
  }

  /** A new key for a finger, whose owner was just recognised. */
  public UserKey newFinger() throws ContainerException {
    String alias = UserKey.newAlias();
    vault.create(alias, KeyVault.Use.SEAL);
    return finger(alias);
  }

  /** The key of a finger that the container knows, whose owner was just recognised. */
  public UserKey finger(String alias) {
    return new RecognisedKey(vault, alias);
  }

  /** Has a new finger enrolled on the device: no key of an earlier one works any more. */
  public void enrolAnotherFinger() {
    vault.lose(UserKey.ALIAS_PREFIX);
  }

  /** The container in {@code directory} on this device. */
  public Container open(Path directory) throws ContainerException {
    return open(directory, vault);
  }

  /** The container in {@code directory} on this device, with a vault of the caller's. */
  public Container open(Path directory, KeyVault through) throws ContainerException {
    return Containers.open(
        directory,
        new Device(platform, through, clock, protections, health, CHEAP, apps, whereabouts));
  }
}
