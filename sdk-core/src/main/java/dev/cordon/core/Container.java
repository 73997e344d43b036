package dev.cordon.core;

import dev.cordon.core.control.Organisation;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.gate.Gate;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.policy.Policy;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * One organisation's work area for one user on one device.
 *
 * <p>Safe for many threads. Listeners are called on the thread that caused the change, after it
 * took effect, and must return soon.
 */
public interface Container extends AutoCloseable {
  /** Where the container is in its life. */
  ContainerState state();

  /**
   * Sets the first passcode and opens the container for the first time.
   *
   * @throws dev.cordon.core.error.PasscodeRefusedException if it breaks the policy's rules
   */
  void setPasscode(Passcode first) throws ContainerException;

  /** Replaces the passcode; data is not re-encrypted. */
  UnlockResult changePasscode(Passcode current, Passcode next) throws ContainerException;

  /** Opens the container, or says why not. The caller closes {@code passcode}. */
  UnlockResult unlock(Passcode passcode) throws ContainerException;

  /** Opening by finger or face instead of the passcode, for the platform's binding. */
  Biometrics biometrics();

  /** Closes files and databases and destroys the keys in memory. Does nothing if not open. */
  void lock();

  /**
   * Wipes all work data at the employee's own wish: keys first, data after. Works in every state
   * and without a network; personal data is never touched.
   */
  void wipe() throws ContainerException;

  /** The only judge of what may leave. */
  Gate gate();

  /** The policy in force. */
  Policy policy();

  /** The organisation's side, for the policy client. */
  Organisation organisation();

  /**
   * The domain called {@code name}, made on first use.
   *
   * @throws dev.cordon.core.error.ContainerClosedException if the container is not open
   */
  Domain domain(String name) throws ContainerException;

  /**
   * Destroys one domain: its key and name are gone on return, in milliseconds whatever its size;
   * the ciphertext is deleted beside other work ({@link #onRemoval}). Works while locked. A domain
   * of that name may be made anew. Does nothing if there is none.
   */
  void shred(String domain) throws ContainerException;

  /** Tells {@code listener}, on a thread of its own, how far the deletion of ciphertext is. */
  Registration onRemoval(Consumer<Removal> listener);

  /** Whether {@code path} lies inside this container's own directory. */
  boolean owns(Path path);

  /** Calls {@code listener} after every change of {@link #state()}. */
  Registration onStateChange(Consumer<ContainerState> listener);

  /** Calls {@code listener} after another {@link #policy()} came into force. */
  Registration onPolicyChange(Consumer<Policy> listener);

  /**
   * Locks, and gives the container back to other processes; whatever would change it then throws.
   */
  @Override
  void close();
}
