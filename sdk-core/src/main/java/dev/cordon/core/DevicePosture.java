package dev.cordon.core;

import dev.cordon.core.device.DeviceHealth;
import dev.cordon.core.posture.Verdict;
import java.util.function.Consumer;

/**
 * The device's security status, as the policy judges it (requirements E1–E5). What closes or wipes
 * the container has done so by the time anybody hears of it; warnings are the app's to show.
 *
 * <p>Safe for many threads. A container that belongs to no organisation has no rules.
 */
public interface DevicePosture {
  /** The latest judgement, by the policy in force. */
  Verdict verdict();

  /**
   * Measures and judges now, as happens by itself at each unlock and check-in and about once a
   * minute while the container is open or kept closed by the device's state; takes effect on
   * return. What could not be done now is done later, and the container is closed until then.
   */
  void look();

  /**
   * Has {@code more} looked at too, from now on: checks of the app's own, the version of an engine.
   * Whoever finds something bad is believed; whoever knows, rather than who does not. One that
   * throws is shown as a bug, and its last word stands.
   */
  Registration add(DeviceHealth more);

  /** Harmful apps by the organisation's list, and the employee's word about looking for them. */
  ListedApps listedApps();

  /** Calls {@code listener} after every change of {@link #verdict()}. */
  Registration onVerdict(Consumer<Verdict> listener);
}
