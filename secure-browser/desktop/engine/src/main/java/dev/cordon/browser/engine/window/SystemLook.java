package dev.cordon.browser.engine.window;

import java.util.Locale;
import java.util.Optional;

/**
 * Whether the desktop is dark, as far as this process can know: the app's word ({@code
 * -Dcordon.browser.look=dark}), else the name of the GTK theme, else light.
 */
final class SystemLook {
  private SystemLook() {}

  static boolean isDark() {
    return isDark(
        Optional.ofNullable(System.getProperty("cordon.browser.look")),
        Optional.ofNullable(System.getenv("GTK_THEME")));
  }

  static boolean isDark(Optional<String> told, Optional<String> gtkTheme) {
    return told.map("dark"::equals)
        .orElseGet(
            () ->
                gtkTheme
                    .filter(name -> name.toLowerCase(Locale.ROOT).contains("dark"))
                    .isPresent());
  }
}
