package dev.cordon.core;

import dev.cordon.core.wipe.Deletion;
import dev.cordon.core.wipe.DomainReceipts.Removed;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ciphertext of domains that are no more. It is deleted on a thread of its own, which ends with the
 * process if need be: the next start goes on. Safe for many threads.
 */
final class Leftovers {
  private static final int TOLD_EVERY_FILES = 64;

  private final Path data;
  private final Supplier<Collection<String>> slots;
  private final Map<String, Removed> removed = new HashMap<>(); // guarded by this
  private volatile Optional<Runnable> whenTried = Optional.empty();
  private final List<Consumer<Removal>> listeners = new CopyOnWriteArrayList<>();
  private @Nullable Thread running; // guarded by this
  private boolean more; // guarded by this
  private volatile boolean closed; // written under this

  /**
   * @param data holds a directory for each domain
   * @param slots the directories in use
   */
  Leftovers(Path data, Supplier<Collection<String>> slots) {
    this.data = data;
    this.slots = slots;
  }

  Registration add(Consumer<Removal> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Has {@code work} done after each deletion, on its thread, unless that was stopped. */
  void whenTried(Runnable work) {
    whenTried = Optional.of(work);
  }

  /** Deletes the ciphertext of {@code slot} now. */
  void remove(String slot) {
    note(data.resolve(slot), Deletion.of(data.resolve(slot)));
  }

  private synchronized void note(Path directory, Deletion deletion) {
    Removed now = new Removed(deletion.files(), deletion.bytes());
    removed.merge(directory.getFileName().toString(), now, Removed::and);
  }

  /** What was deleted of {@code slots} since this process began; asked for once. */
  synchronized Removed take(Collection<String> slots) {
    Removed sum = Removed.NOTHING;
    for (String slot : slots) {
      Removed known = removed.remove(slot);
      sum = known == null ? sum : sum.and(known);
    }
    return sum;
  }

  synchronized void forgetCounts() {
    removed.clear();
  }

  /** Tells all listeners. */
  void tell(Removal progress) {
    listeners.forEach(listener -> tell(listener, progress));
  }

  /** A listener that fails must not keep ciphertext from being deleted. */
  private static void tell(Consumer<Removal> listener, Removal progress) {
    try {
      listener.accept(progress);
    } catch (RuntimeException itsOwnBug) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, itsOwnBug);
    }
  }

  /** Has everything deleted that is left by now. */
  synchronized void remove() {
    if (!all().isEmpty()) {
      run();
    }
  }

  /** The same, and the work of {@link #whenTried} even if there is nothing to delete. */
  synchronized void run() {
    more = true;
    if (running == null && !closed) {
      running = new Thread(this::removeAll, "cordon-removal");
      running.setDaemon(true);
      running.start();
    }
  }

  /** Stops; on return nothing is deleted any more. */
  void close() {
    Thread thread;
    synchronized (this) {
      closed = true;
      thread = running;
    }
    if (thread != null && thread != Thread.currentThread()) {
      join(thread);
    }
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void removeAll() {
    while (isMore()) {
      List<Path> left = all();
      Progress progress = new Progress(Deletion.count(left));
      left.forEach(directory -> note(directory, Deletion.of(directory, progress)));
      if (!closed) {
        whenTried.ifPresent(Runnable::run);
      }
      progress.tell();
    }
  }

  private synchronized boolean isMore() {
    boolean was = more && !closed;
    more = false;
    running = was ? running : null;
    return was;
  }

  /** The directories are listed before the names: one that is made meanwhile has its name first. */
  private List<Path> all() {
    List<Path> left = new ArrayList<>();
    if (!Files.isDirectory(data, LinkOption.NOFOLLOW_LINKS)) {
      return List.of(); // a link leads out of the container
    }
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(data)) {
      directories.forEach(left::add);
    } catch (IOException | DirectoryIteratorException none) {
      return List.of();
    }
    Collection<String> used = slots.get();
    left.removeIf(each -> used.contains(each.getFileName().toString()));
    left.removeIf(each -> !Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS));
    return left;
  }

  /** Tells now and then. */
  private final class Progress implements Deletion.Watch {
    private final long of;
    private long deleted;
    private long failed;

    Progress(long of) {
      this.of = of;
    }

    @Override
    public boolean goesOn(boolean succeeded) {
      deleted += succeeded ? 1 : 0;
      failed += succeeded ? 0 : 1;
      if ((deleted + failed) % TOLD_EVERY_FILES == 0) {
        tell();
      }
      return !closed;
    }

    void tell() {
      Leftovers.this.tell(new Removal(deleted, of, failed));
    }
  }
}
