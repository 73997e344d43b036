package dev.cordon.browser.engine.window;

import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.engine.net.Parent;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;

/** Tells the app now and then that somebody is there, for its idle lock. */
final class Touches {
  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Parent parent;
  private long lastNanos = System.nanoTime() - EVERY_NANOS;

  Touches(Parent parent) {
    this.parent = parent;
  }

  void watch(Scene scene) {
    scene.addEventFilter(InputEvent.ANY, event -> touched());
  }

  private void touched() {
    long now = System.nanoTime();
    if (now - lastNanos >= EVERY_NANOS) {
      lastNanos = now;
      parent.say(new FromEngine.Touched());
    }
  }
}
