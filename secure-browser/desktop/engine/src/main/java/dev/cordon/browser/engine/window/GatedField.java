package dev.cordon.browser.engine.window;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TextField;

/**
 * A line of text whose clipboard is the app's gate: JavaFX's own would put an address of work onto
 * the system's clipboard.
 */
final class GatedField extends TextField {
  private final Consumer<String> copy;
  private final Supplier<String> paste;

  GatedField(Consumer<String> copy, Supplier<String> paste) {
    this.copy = copy;
    this.paste = paste;
    // The usual menu is replaced by none: its entries would go past the gate's words.
    setContextMenu(new ContextMenu());
  }

  @Override
  public void copy() {
    if (!getSelectedText().isEmpty()) {
      copy.accept(getSelectedText());
    }
  }

  @Override
  public void cut() {
    copy();
    replaceSelection("");
  }

  @Override
  public void paste() {
    replaceSelection(paste.get());
  }
}
