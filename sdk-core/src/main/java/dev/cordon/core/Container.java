package dev.cordon.core;

import dev.cordon.core.audit.Audit;
import dev.cordon.core.control.Organisation;
import dev.cordon.core.deposit.Deposits;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.gate.Gate;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.policy.Policy;
import java.nio.file.Path;
import java.util.List;
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

  /**
   * Replaces the passcode, and opens the container if it was not open; data is not re-encrypted. A
   * kill at any instant leaves one of the two in force.
   *
   * @throws dev.cordon.core.error.PasscodeRefusedException if {@code next} breaks the policy's
   *     rules, is {@code current}, or was used before; the last is told only if {@code current} is
   *     right
   */
  UnlockResult changePasscode(Passcode current, Passcode next) throws ContainerException;

  /** Opens the container, or says why not. The caller closes {@code passcode}. */
  UnlockResult unlock(Passcode passcode) throws ContainerException;

  /**
   * New keys in place of all that can be had without encrypting data again, such as when somebody
   * may have copied the old ones or a rule asks for it each year; opens the container if it was not
   * open. What is open stays open. A kill at any instant leaves the old keys in force or the new
   * ones. Opening by finger or face ends: it is to be agreed to anew ({@link Biometrics#enable}).
   * The keys of the data itself stay; {@code docs/key-format.md} says which, and what renews them.
   * Takes as long as an unlock and a few keys of the vault for each domain, so not on a thread that
   * draws. {@code current} is judged and counted as by {@link #unlock}.
   */
  UnlockResult renewKeys(Passcode current) throws ContainerException;

  /** Opening by finger or face instead of the passcode, for the platform's binding. */
  Biometrics biometrics();

  /** Closes files and databases and destroys the keys in memory. Does nothing if not open. */
  void lock();

  /**
   * Locks at once and keeps work hidden while the phone is in other hands (requirement D7): no
   * notification, no finger or face, until the passcode was entered; a restart ends nothing. The
   * app takes back what it already shows outside its windows. Wrong passcodes count as ever.
   *
   * @throws ContainerException if that could not be kept: it is locked all the same
   */
  void lend() throws ContainerException;

  /** Whether the phone is lent. */
  boolean isLent();

  /**
   * What will soon be asked of the employee, and what the policy only warns of, for the app to show
   * in good time. Never waits.
   */
  List<Reason> notices();

  /** Signing in to the organisation, where the policy asks for it. */
  SignIn signIn();

  /**
   * Wipes all work data at the employee's own wish: keys first, data after. Works in every state
   * and without a network; personal data is never touched.
   */
  void wipe() throws ContainerException;

  /**
   * Wipes the domain called {@code domain}, and all whose names begin with it and a slash, at the
   * employee's own wish: an account with its labels, say. As {@link #shred}, in every state and
   * without a network; and the organisation gets a receipt, which names no domain.
   */
  void wipe(String domain) throws ContainerException;

  /** The keys by which the organisation's servers know this work area, for the SDK's own doors. */
  ClientKeys clientKeys();

  /** The only judge of what may leave. */
  Gate gate();

  /** What is recorded of the container's life; the employee may see all of it. */
  Audit audit();

  /** The policy in force. */
  Policy policy();

  /** The policy's working hours, and emergency access outside of them. */
  WorkingHours hours();

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
   * of that name may be made anew. Does nothing if there is none. Nobody is told: this is for what
   * an app does in its daily work; see {@link #wipe(String)}.
   */
  void shred(String domain) throws ContainerException;

  /** What arrives while the container is locked, sealed until it is open. */
  Deposits deposits();

  /** Tells {@code listener}, on a thread of its own, how far the deletion of ciphertext is. */
  Registration onRemoval(Consumer<Removal> listener);

  /** The device's security status, and what follows from it by the policy. */
  DevicePosture posture();

  /** Whether {@code path} lies inside this container's own directory. */
  boolean owns(Path path);

  /** Calls {@code listener} after every change of {@link #state()}. */
  Registration onStateChange(Consumer<ContainerState> listener);

  /**
   * Calls {@code listener} after each wipe of the whole container or of domains, whoever wanted it;
   * {@link #shred} is none. One that was finished while nobody listened, such as at the start, is
   * told to whoever listens first, at once.
   */
  Registration onWipe(Consumer<WipeReport> listener);

  /** Calls {@code listener} after another {@link #policy()} came into force. */
  Registration onPolicyChange(Consumer<Policy> listener);

  /**
   * Locks, and gives the container back to other processes; whatever would change it then throws.
   */
  @Override
  void close();
}
