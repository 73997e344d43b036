package dev.cordon.core.android.life;

import dev.cordon.core.android.window.Presence;
import dev.cordon.core.lock.BackgroundLock;
import dev.cordon.core.lock.IdleLock;

/** Tells both locks what happens in the windows. */
public final class SelfLocks implements Presence {
  private final BackgroundLock background;
  private final IdleLock idle;

  public SelfLocks(BackgroundLock background, IdleLock idle) {
    this.background = background;
    this.idle = idle;
  }

  @Override
  public void entered() {
    background.entered();
  }

  @Override
  public void left() {
    background.left();
  }

  @Override
  public void touched() {
    idle.touched();
  }

  @Override
  public boolean mayShow() {
    return background.mayShow();
  }
}
