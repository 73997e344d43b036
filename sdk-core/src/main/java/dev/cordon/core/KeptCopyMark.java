package dev.cordon.core;

import dev.cordon.core.control.ControlStore;
import dev.cordon.core.device.Uptime;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.gate.CopyMark;
import java.util.Optional;

/** Keeps it in the control state; the container's lock guards the change. */
record KeptCopyMark(WorkArea container, ControlStore control) implements CopyMark {
  @Override
  public Optional<Uptime> last() {
    return control.get().copied();
  }

  @Override
  public boolean remember(Uptime now) {
    synchronized (container) {
      try {
        container.requireHeld();
        control.update(draft -> draft.copied(now));
        return true;
      } catch (ContainerException notNow) {
        return false; // nothing leaves that a restart would forget
      }
    }
  }
}
