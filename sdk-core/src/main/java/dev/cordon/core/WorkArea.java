package dev.cordon.core;

import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Reason;
import java.util.Optional;

/** What the organisation's side may ask of the container behind it. Its monitor guards changes. */
interface WorkArea {
  /** Where it is in its life; reads snapshots and never waits. */
  ContainerState state();

  /** Throws if the container was given back to other processes. The monitor is held. */
  void requireHeld() throws ContainerException;

  /** Closes and wipes. The monitor is held; {@link #enforce} tells the listeners afterwards. */
  void wipeNow(Reason why, Optional<Command> command) throws ContainerException;

  /** Locks at once if something keeps it closed by now; then tells the listeners. */
  void enforce();
}
