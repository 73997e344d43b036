package dev.cordon.browser.engine.window;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The window's keys, which no page can take. */
final class Keys {
  private final WindowActions actions;

  Keys(WindowActions actions) {
    this.actions = actions;
  }

  void install(Scene scene) {
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          boolean taken =
              event.isShortcutDown()
                  ? shortcut(event.getCode(), event.isShiftDown())
                  : event.isAltDown() ? alt(event.getCode()) : plain(event.getCode());
          if (taken) {
            event.consume();
          }
        });
  }

  private boolean shortcut(KeyCode key, boolean shift) {
    switch (key) {
      case L -> actions.editAddress();
      case T -> actions.newTab();
      case W -> actions.closeTab();
      case F -> actions.find();
      case R -> actions.selected().reload();
      case TAB -> actions.nextTab(shift ? -1 : 1);
      case PLUS, ADD, EQUALS, SEMICOLON -> actions.zoom(1);
      case MINUS, SUBTRACT -> actions.zoom(-1);
      case DIGIT0, NUMPAD0 -> actions.zoom(0);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean alt(KeyCode key) {
    switch (key) {
      case LEFT -> actions.selected().go(-1);
      case RIGHT -> actions.selected().go(1);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean plain(KeyCode key) {
    if (key == KeyCode.F5) {
      actions.selected().reload();
      return true;
    }
    if (key == KeyCode.ESCAPE && actions.selected().isLoading()) {
      actions.selected().stop();
    }
    return false;
  }
}
