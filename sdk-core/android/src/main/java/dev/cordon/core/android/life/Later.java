package dev.cordon.core.android.life;

/** Runs tasks on a worker thread, one after the other. */
public interface Later {
  /** Runs {@code task} when {@code millis} have passed, or after that if the phone slept. */
  void after(long millis, Runnable task);
}
