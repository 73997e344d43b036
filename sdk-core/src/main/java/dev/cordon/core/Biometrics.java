package dev.cordon.core;

import dev.cordon.core.device.UserKey;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.keys.UserSlot;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Reason;
import java.util.Optional;

/**
 * Opening by finger or face instead of the passcode (requirement D1), for the platform's binding:
 * apps use {@code BiometricUnlock}.
 *
 * <p>The binding makes a {@link UserKey} in the container's vault, has the system recognise the
 * employee, and hands the key in. What keeps the container closed for a passcode keeps it closed
 * for a finger; and beyond that the policy says when the passcode is needed again. Safe for many
 * threads.
 */
public interface Biometrics {
  /** What a recognised finger or face opens; empty until {@link #enable} and after a refusal. */
  Optional<UserSlot> slot() throws ContainerException;

  /** Why a finger or face would not open it now; empty if one would. */
  Optional<Reason> whyNot() throws ContainerException;

  /**
   * Lets {@code key} open the container from now on, instead of an earlier one. The passcode is
   * judged and counted like that of {@link Container#unlock}, and opens the container as well. A
   * key that does not come into use is destroyed.
   */
  UnlockResult enable(Passcode passcode, UserKey key) throws ContainerException;

  /**
   * Opens the container by {@code key}; or says {@link UnlockResult.NeedsPasscode}. A key that is
   * gone, or that the policy does not want any more, is forgotten.
   */
  UnlockResult unlock(UserKey key) throws ContainerException;

  /** Forgets the key in force and destroys it; from now on only the passcode opens. */
  void forget() throws ContainerException;
}
