package dev.cordon.core;

import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Reason;
import java.util.Optional;

/** What the container's doors may ask of the container behind them. Its monitor guards changes. */
interface WorkArea {
  /** Where it is in its life; reads snapshots and never waits. */
  ContainerState state();

  /** Throws if the container was given back to other processes. The monitor is held. */
  void requireHeld() throws ContainerException;

  /** Closes and wipes. The monitor is held; {@link #enforce} tells the listeners afterwards. */
  void wipeNow(Reason why, Optional<Command> command) throws ContainerException;

  /** Judges and counts a passcode; then tells the listeners. */
  UnlockResult attempt(PasscodeCheck.Guess guess) throws ContainerException;

  /** Opens the area by its key, if there is one; says whether there was. The monitor is held. */
  boolean opened(Optional<SecretBytes> containerKey);

  /** Locks at once if something keeps it closed by now; then tells the listeners. */
  void enforce();

  /** Ends what is over by now. The monitor is not held. */
  void passTime();
}
