package dev.cordon.browser.residue.screen;

import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.Map;

/** A keyboard with American keys. */
record Keys(Robot robot) {
  private static final Map<String, Integer> NAMED =
      Map.ofEntries(
          Map.entry("ctrl", KeyEvent.VK_CONTROL),
          Map.entry("shift", KeyEvent.VK_SHIFT),
          Map.entry("alt", KeyEvent.VK_ALT),
          Map.entry("enter", KeyEvent.VK_ENTER),
          Map.entry("tab", KeyEvent.VK_TAB),
          Map.entry("escape", KeyEvent.VK_ESCAPE),
          Map.entry("end", KeyEvent.VK_END),
          Map.entry("home", KeyEvent.VK_HOME),
          Map.entry("down", KeyEvent.VK_DOWN),
          Map.entry("up", KeyEvent.VK_UP));

  /** Letters, digits, and the signs that need no shift. */
  void type(String text) {
    text.chars().forEach(this::type);
  }

  /** Such as {@code ctrl+shift+a}. */
  void press(String combination) {
    List<Integer> codes = List.of(combination.split("\\+", -1)).stream().map(Keys::code).toList();
    codes.forEach(robot::keyPress);
    for (int i = codes.size() - 1; i >= 0; i--) {
      robot.keyRelease(codes.get(i));
    }
    robot.delay(60);
  }

  private void type(int character) {
    boolean shift = Character.isUpperCase(character);
    int code = KeyEvent.getExtendedKeyCodeForChar(character);
    if (shift) {
      robot.keyPress(KeyEvent.VK_SHIFT);
    }
    robot.keyPress(code);
    robot.keyRelease(code);
    if (shift) {
      robot.keyRelease(KeyEvent.VK_SHIFT);
    }
  }

  private static int code(String name) {
    Integer named = NAMED.get(name);
    return named != null ? named : KeyEvent.getExtendedKeyCodeForChar(name.charAt(0));
  }
}
