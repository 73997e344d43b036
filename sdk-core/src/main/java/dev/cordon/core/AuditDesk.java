package dev.cordon.core;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.audit.Audit;
import dev.cordon.core.audit.Note;
import dev.cordon.core.audit.TrailState;
import dev.cordon.core.control.ControlState;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.control.DeviceIdentity;
import dev.cordon.core.control.Membership;
import dev.cordon.core.device.Device;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.time.Ticker;
import dev.cordon.core.time.WorkTime;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.TrailReport;
import dev.cordon.policy.protocol.audit.AuditBatch;
import dev.cordon.policy.protocol.audit.AuditChain;
import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.policy.protocol.audit.AuditEvent;
import java.io.Closeable;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Sees to it that notes reach the trail: about a minute after the first one, without anybody's
 * waiting for it. The container's lock guards the trail.
 */
final class AuditDesk implements Audit, Closeable {
  /** A signature costs a call of the vault, so it is for so many events. */
  private static final int EVENTS_BETWEEN_CHECKPOINTS = 500;

  private final WorkArea container;
  private final ControlStore control;
  private final DeviceIdentity identity;
  private final Ticker ticker = new Ticker("audit", this::look);

  AuditDesk(WorkArea container, ControlStore control, Device device, WorkTime time) {
    this.container = container;
    this.control = control;
    this.identity = new DeviceIdentity(device);
    control.notes().connect(time::now, ticker::start);
  }

  /** At the start: what a process that was killed can no longer tell. The lock is held. */
  void settle() throws ContainerException {
    if (control.get().trail().open() && !isOver()) {
      control.notes().add(Note.of(AuditCode.INTERRUPTED));
    }
    keep();
  }

  /** Brings what waits to the medium, as far as it takes it now. The lock is held. */
  void keep() {
    try {
      control.record();
      TrailState trail = control.get().trail();
      boolean due = trail.last() - trail.signed() >= EVENTS_BETWEEN_CHECKPOINTS;
      if (due && control.get().membership().isPresent() && !isOver()) {
        control.checkpoint(this::proof);
      }
    } catch (ContainerException later) {
      return; // it waits
    }
  }

  private boolean isOver() {
    ControlState state = control.get();
    return state.wiped().isPresent() || state.wiping().isPresent();
  }

  private String proof(byte[] id, long sequence, Bytes chain) throws ContainerException {
    try {
      return AuditChain.proof(identity.signer(), id, sequence, chain.toByteArray());
    } catch (GeneralSecurityException e) {
      throw DeviceIdentity.whatTheVaultSaid(e);
    }
  }

  private void look() {
    synchronized (container) {
      try {
        container.requireHeld();
        keep();
      } catch (ContainerException closed) {
        return;
      }
    }
  }

  @Override
  public List<AuditEvent> events() throws ContainerException {
    synchronized (container) {
      container.requireHeld();
      keep();
      List<AuditEvent> events = control.trail().events(control.get().trail());
      keep(); // damage that reading found
      return events;
    }
  }

  /** Where the trail ends, if the organisation may know. The lock is held. */
  Optional<TrailReport> report() {
    keep();
    return mayGo() && control.get().trail().hasBegun()
        ? Optional.of(control.get().trail().report())
        : Optional.empty();
  }

  private boolean mayGo() {
    return control.get().membership().filter(Membership::letsTrailGo).isPresent();
  }

  /** What the organisation does not have yet. The lock is held. */
  Optional<AuditBatch> batch(int most) throws ContainerException {
    keep();
    ControlState state = control.get();
    if (!mayGo()) {
      return Optional.empty();
    }
    String enrolment = state.membership().get().enrolment();
    Optional<AuditBatch> batch = control.trail().batch(state.trail(), enrolment, most);
    keep(); // damage that reading found
    return batch;
  }

  @Override
  public void visited(String host, boolean loaded) {
    String name = host.toLowerCase(Locale.ROOT);
    control.notes().site(AuditEvent.isHost(name) ? name : "unreadable", loaded);
  }

  @Override
  public void damageFound(Reason.Code why) {
    control.notes().add(Note.of(AuditCode.TAMPER_FOUND, why));
  }

  @Override
  public void backupMade() {
    control.notes().add(Note.of(AuditCode.BACKUP_MADE));
  }

  @Override
  public void postureChanged(Reason.Code why, boolean worse) {
    control.notes().add(Note.of(worse ? AuditCode.POSTURE_WORSE : AuditCode.POSTURE_BETTER, why));
  }

  /** Ends; what still waits was kept by the lock that came before. */
  @Override
  public void close() {
    ticker.close();
  }
}
