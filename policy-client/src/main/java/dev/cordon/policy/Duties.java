package dev.cordon.policy;

import dev.cordon.core.error.ContainerException;
import java.time.Duration;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;

/** What is to be done in the background, whenever {@link Rhythm} says. */
interface Duties {
  /** Whether there is an organisation to speak to, and something left to say. */
  boolean arePending();

  /** Whether the organisation may have something to say. */
  boolean mayListen();

  /** Reports, obeys, brings receipts; there is never more to be done at once. */
  boolean checkIn() throws ContainerException;

  /** Brings some of the audit trail; whether more may wait. */
  boolean upload() throws ContainerException;

  /** Opens a stream of the server's words. */
  EventSource events(EventSourceListener listener) throws ContainerException;

  /** Has the container judge its lease. */
  void watchLease() throws ContainerException;

  /** The time between two check-ins, as the policy says. */
  Duration interval();

  /** The longest time between two uploads of the trail, as the policy says. */
  Duration uploadInterval();
}
