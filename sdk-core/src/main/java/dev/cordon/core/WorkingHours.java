package dev.cordon.core;

import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Reason;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The policy's working hours (requirement D8). Outside of them the container is {@link
 * ContainerState.Blocked} where the policy says so; where it only warns, {@link #outside} is what
 * to show. Safe for many threads.
 */
public interface WorkingHours {
  /** What the employee is to be told now; empty in working hours, and where there is no limit. */
  Optional<Reason> outside();

  /**
   * Asks for emergency access: for the policy's minutes, or until the device is restarted, hours do
   * not keep the container closed. It is counted and told to {@link #onEmergency}; the passcode is
   * needed as ever.
   */
  EmergencyAccess requestEmergency() throws ContainerException;

  /** Calls {@code listener} after each emergency access that was granted. */
  Registration onEmergency(Consumer<EmergencyAccess.Granted> listener);
}
