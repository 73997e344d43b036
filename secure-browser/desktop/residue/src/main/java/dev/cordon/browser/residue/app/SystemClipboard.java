package dev.cordon.browser.residue.app;

import dev.cordon.browser.desktop.Clipboard;
import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.IOException;
import java.util.Optional;

/** The real one: what the gate lets out is out. */
final class SystemClipboard implements Clipboard {
  @Override
  public void put(String text) {
    Toolkit.getDefaultToolkit()
        .getSystemClipboard()
        .setContents(new StringSelection(text), (clipboard, contents) -> {});
  }

  @Override
  public Optional<String> text() {
    try {
      return Optional.of(
          (String)
              Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor));
    } catch (UnsupportedFlavorException | IOException | IllegalStateException e) {
      return Optional.empty();
    }
  }
}
