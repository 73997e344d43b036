package dev.cordon.browser.engine.net;

import com.sun.webkit.WebPage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where the shadows find us. The engine calls them from native code, so that nothing can be handed
 * to them: the one global of this process, set once before the engine's first class is loaded.
 *
 * @param tabOf the tab of a page; 0 if it has none, as a worker
 */
public record Doors(Loads loads, LentFiles files, ToIntFunction<@Nullable WebPage> tabOf) {
  private static final AtomicReference<@Nullable Doors> OPEN = new AtomicReference<>();

  /** Opens them for this process. */
  public static void open(Doors doors) {
    if (!OPEN.compareAndSet(null, doors)) {
      throw new IllegalStateException("the doors of this process are open");
    }
  }

  public static Doors now() {
    Doors doors = OPEN.get();
    if (doors == null) {
      throw new IllegalStateException("the engine was started without its doors");
    }
    return doors;
  }
}
