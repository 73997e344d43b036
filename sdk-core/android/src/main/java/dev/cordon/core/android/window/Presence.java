package dev.cordon.core.android.window;

/** Hears whether somebody is working, and may keep work from being shown. On the main thread. */
public interface Presence {
  /** A work activity is about to be visible where none was. */
  void entered();

  /** The last work activity is no longer visible; a rotation does not count. */
  void left();

  /** Somebody touched a work window. */
  void touched();

  /** Whether work windows may draw; while not, they are asked again before every frame. */
  boolean mayShow();
}
