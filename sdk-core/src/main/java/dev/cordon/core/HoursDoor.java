package dev.cordon.core;

import dev.cordon.core.access.PlaceTerm;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.control.Emergency;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.hours.Timetable;
import dev.cordon.core.time.Ticker;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Hours;
import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The container's side of working hours. What they refuse is refused at the very moment; this looks
 * about once a minute whether keys are still in memory then, and where the device is by then. The
 * container's lock guards changes.
 */
final class HoursDoor implements WorkingHours, Closeable {
  private final WorkArea container;
  private final ControlStore control;
  private final Timetable timetable;
  private final PlaceTerm place;
  private final List<Consumer<EmergencyAccess.Granted>> listeners = new CopyOnWriteArrayList<>();
  private final Ticker ticker = new Ticker("hours", this::look);

  HoursDoor(WorkArea container, ControlStore control, Timetable timetable, PlaceTerm place) {
    this.container = container;
    this.control = control;
    this.timetable = timetable;
    this.place = place;
  }

  @Override
  public Optional<Reason> outside() {
    return timetable.outside();
  }

  @Override
  public EmergencyAccess requestEmergency() throws ContainerException {
    container.enforce(); // what the hours closed, this reopens for the passcode alone
    EmergencyAccess answer;
    synchronized (container) {
      container.requireHeld();
      Optional<Reason> refused = timetable.whyNoEmergency();
      answer = refused.isPresent() ? new EmergencyAccess.Refused(refused.get()) : begin();
    }
    if (answer instanceof EmergencyAccess.Granted granted) {
      try {
        listeners.forEach(listener -> listener.accept(granted));
      } finally {
        container.enforce();
      }
    }
    return answer;
  }

  private EmergencyAccess begin() throws ContainerException {
    Hours hours = control.get().policy().access().hours();
    Emergency begun = timetable.beginEmergency();
    String minutes = Integer.toString(hours.emergencyMinutes());
    String left = Integer.toString(hours.emergencyTimesPerWeek() - begun.used());
    return new EmergencyAccess.Granted(
        begun.begun().time(),
        begun.ends(Duration.ofMinutes(hours.emergencyMinutes())),
        begun.used(),
        Reason.of(Code.EMERGENCY_OPENED, minutes, left));
  }

  @Override
  public Registration onEmergency(Consumer<EmergencyAccess.Granted> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Goes on looking by itself, if hours or places can close the container. */
  void watch() {
    if (timetable.blocks() || place.isLimited()) {
      ticker.start();
    }
  }

  private void look() {
    try {
      container.enforce();
    } catch (RuntimeException aListenersOwnBug) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, aListenersOwnBug);
    }
  }

  /** Ends; on return nothing is looked at any more. */
  @Override
  public void close() {
    ticker.close();
  }
}
