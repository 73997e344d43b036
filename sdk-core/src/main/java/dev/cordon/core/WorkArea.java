package dev.cordon.core;

import dev.cordon.core.error.ContainerException;
import dev.cordon.core.keys.ContainerKey;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.audit.AuditCode;
import java.util.Optional;

/** What the container's doors may ask of the container behind them. Its monitor guards changes. */
interface WorkArea {
  /** Where it is in its life; reads snapshots and never waits. */
  ContainerState state();

  /** Throws if the container was given back to other processes. The monitor is held. */
  void requireHeld() throws ContainerException;

  /** Closes. The monitor is held; {@link #enforce} tells the listeners afterwards. */
  void lockNow();

  /** Closes and wipes. The monitor is held; {@link #enforce} tells the listeners afterwards. */
  void wipeNow(Reason why, Optional<Command> command) throws ContainerException;

  /**
   * Wipes one domain and all below it. The monitor is held; where everything is wiped, nothing is
   * left to do.
   */
  void wipeNow(String domain, Reason why, Optional<Command> command) throws ContainerException;

  /**
   * Deletes what a wipe could not, for a new beginning. The monitor is held.
   *
   * @throws ContainerException if a key slot of before is still in the way
   */
  void clearAway() throws ContainerException;

  /** Judges and counts a passcode; then tells the listeners. */
  UnlockResult attempt(PasscodeCheck.Guess guess) throws ContainerException;

  /**
   * Opens the area by its key, if there is one; says whether there was. One that is open goes on
   * with the key if that is newer. The monitor is held.
   *
   * @param how what is recorded of it
   */
  boolean opened(Optional<ContainerKey> containerKey, AuditCode how);

  /**
   * The same {@code result}; but whatever was just opened is closed again if the medium takes no
   * record of that. The monitor is held.
   */
  UnlockResult recorded(UnlockResult result) throws ContainerException;

  /** Locks at once if something keeps it closed by now; then tells the listeners. */
  void enforce();

  /** Looks at the device; wipes if its state calls for it. The monitor is not held. */
  void lookAtDevice() throws ContainerException;

  /** Ends what is over by now. The monitor is not held. */
  void passTime();
}
