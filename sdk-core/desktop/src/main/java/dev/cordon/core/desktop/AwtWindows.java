package dev.cordon.core.desktop;

import java.awt.AWTEvent;
import java.awt.Frame;
import java.awt.Window;
import java.awt.event.AWTEventListener;
import java.awt.event.ComponentEvent;
import java.awt.event.InputEvent;
import java.awt.event.InputMethodEvent;
import java.awt.event.WindowEvent;
import java.util.Arrays;

/**
 * Tells a lock what happens in AWT and Swing windows. Of input nothing is looked at but that it
 * came.
 */
final class AwtWindows implements AWTEventListener {
  static final long EVENTS =
      AWTEvent.KEY_EVENT_MASK
          | AWTEvent.MOUSE_EVENT_MASK
          | AWTEvent.MOUSE_MOTION_EVENT_MASK
          | AWTEvent.MOUSE_WHEEL_EVENT_MASK
          | AWTEvent.INPUT_METHOD_EVENT_MASK
          | AWTEvent.COMPONENT_EVENT_MASK
          | AWTEvent.WINDOW_EVENT_MASK
          | AWTEvent.WINDOW_FOCUS_EVENT_MASK;

  private final SelfLock lock;

  AwtWindows(SelfLock lock) {
    this.lock = lock;
  }

  @Override
  public void eventDispatched(AWTEvent event) {
    if (event instanceof InputEvent || event instanceof InputMethodEvent) {
      lock.touched();
      return;
    }
    switch (event.getID()) {
      case WindowEvent.WINDOW_GAINED_FOCUS -> lock.entered();
      case WindowEvent.WINDOW_LOST_FOCUS -> lost((WindowEvent) event);
      case WindowEvent.WINDOW_CLOSED,
          WindowEvent.WINDOW_ICONIFIED,
          ComponentEvent.COMPONENT_HIDDEN ->
          gone();
      default -> {
        // neither input nor focus
      }
    }
  }

  /** From one window of the app to another, a dialog say, nobody left. */
  private void lost(WindowEvent event) {
    if (event.getOppositeWindow() == null) {
      lock.left();
    }
  }

  /** A window that goes while it has the focus does not always say that it lost it. */
  private void gone() {
    if (Arrays.stream(Window.getWindows()).noneMatch(AwtWindows::isInView)) {
      lock.left();
    }
  }

  private static boolean isInView(Window window) {
    boolean iconified =
        window instanceof Frame frame
            && (frame.getExtendedState() & Frame.ICONIFIED) == Frame.ICONIFIED;
    return window.isShowing() && !iconified;
  }
}
