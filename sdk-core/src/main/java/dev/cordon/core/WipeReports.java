package dev.cordon.core;

import dev.cordon.policy.protocol.Destroyed;
import dev.cordon.policy.protocol.Destroyed.What;
import dev.cordon.policy.protocol.Reason;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Reports of wipes, kept until somebody listens and no lock is held: a wipe that a kill interrupted
 * is finished before any app can listen.
 */
final class WipeReports {
  private final List<Consumer<WipeReport>> listeners = new CopyOnWriteArrayList<>();
  private final Queue<WipeReport> due = new ConcurrentLinkedQueue<>();

  void everything(Reason why, List<Destroyed> destroyed) {
    due.add(new WipeReport(why, List.of(), destroyed));
  }

  /** Only what was there: a command may name a domain that the app never had. */
  void domains(Reason why, List<String> names) {
    if (!names.isEmpty()) {
      due.add(new WipeReport(why, names, List.of(new Destroyed(What.VAULT_KEYS, names.size()))));
    }
  }

  Registration add(Consumer<WipeReport> listener) {
    listeners.add(listener);
    tell();
    return () -> listeners.remove(listener);
  }

  void tell() {
    while (!listeners.isEmpty()) {
      WipeReport next = due.poll();
      if (next == null) {
        return;
      }
      Listeners.tellAll(listeners, next);
    }
  }
}
