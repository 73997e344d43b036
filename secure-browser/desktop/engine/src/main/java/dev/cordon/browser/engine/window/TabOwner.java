package dev.cordon.browser.engine.window;

import dev.cordon.browser.channel.WindowSettings;
import java.util.Optional;
import javafx.stage.Window;

/** What a tab needs of the window that holds it. */
interface TabOwner {
  Services services();

  WindowSettings settings();

  Words words();

  Window stage();

  /** A further tab, shown at once; empty if there are as many as there may be. */
  Optional<Tab> further();

  void close(Tab tab);

  /** Something of it is to be drawn anew. */
  void changed(Tab tab);

  void notice(String text);
}
