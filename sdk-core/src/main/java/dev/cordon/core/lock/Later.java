package dev.cordon.core.lock;

/** Runs tasks on a worker thread, one after the other. */
public interface Later {
  /** Runs {@code task} when {@code millis} have passed, or after that if the device slept. */
  void after(long millis, Runnable task);
}
