package dev.cordon.testing;

import dev.cordon.core.device.DeviceHealth;
import dev.cordon.core.device.Facts;
import dev.cordon.core.device.Health;
import dev.cordon.policy.protocol.health.Evidence;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.health.Signal;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A posture to set: all is well until a test says otherwise. The container notices at its next
 * unlock or check-in, within about a minute, or at once by {@code container.posture().look()}. Safe
 * for many threads.
 */
public final class FakeHealth implements DeviceHealth {
  private final Map<HealthCheck, Signal> signals = new EnumMap<>(HealthCheck.class);
  private Facts facts = Facts.NONE.withOs("14").withPatchDate("2026-03-05").withApp("1.0");
  private int measured;

  public FakeHealth() {
    for (HealthCheck check : HealthCheck.values()) {
      if (!check.needsConsent()) {
        signals.put(check, Signal.ok(Evidence.SYSTEM_SAYS));
      }
    }
  }

  @Override
  public synchronized Health measure() {
    measured++;
    return new Health(signals, facts);
  }

  /** How often somebody looked. */
  public synchronized int measured() {
    return measured;
  }

  /** Has {@code check} find {@code signal} from now on. */
  public synchronized FakeHealth set(HealthCheck check, Signal signal) {
    signals.put(check, signal);
    return this;
  }

  /** Has {@code check} find something bad. */
  public FakeHealth bad(HealthCheck check) {
    return set(check, Signal.bad(Evidence.SYSTEM_SAYS));
  }

  /** Has {@code check} find nothing wrong. */
  public FakeHealth ok(HealthCheck check) {
    return set(check, Signal.ok(Evidence.SYSTEM_SAYS));
  }

  /** Has nobody know what {@code check} asks. */
  public FakeHealth unknown(HealthCheck check) {
    return set(check, Signal.unknown(Evidence.NOT_MEASURED));
  }

  /** Changes versions and names. */
  public synchronized FakeHealth facts(UnaryOperator<Facts> change) {
    facts = change.apply(facts);
    return this;
  }
}
