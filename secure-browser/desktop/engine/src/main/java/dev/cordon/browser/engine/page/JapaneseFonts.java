package dev.cordon.browser.engine.page;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.text.Font;

/**
 * Fonts for pages on Linux. There JavaFX puts no Japanese font behind the general families, so that
 * a page in {@code sans-serif} showed boxes: those families get a font that has both scripts. The
 * other systems do this by themselves.
 */
final class JapaneseFonts {
  private static final Map<String, List<String>> WANTED =
      Map.of(
          "SansSerif", List.of("Noto Sans CJK JP", "IPAPGothic", "IPAexGothic", "TakaoPGothic"),
          "Serif", List.of("Noto Serif CJK JP", "IPAPMincho", "IPAexMincho", "Noto Sans CJK JP"),
          "Monospaced", List.of("Noto Sans Mono CJK JP", "IPAGothic", "TakaoGothic"));

  private JapaneseFonts() {}

  /** After the first page was made, and before one is shown. In the window's thread. */
  static void install() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return;
    }
    try {
      Field field =
          Class.forName("com.sun.javafx.webkit.prism.WCFontImpl").getDeclaredField("FONT_MAP");
      field.setAccessible(true);
      fill(field.get(null));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this is not the JavaFX that this engine was made for", e);
    }
  }

  /** The engine fills an empty map with what it knows: it must find all of it here. */
  @SuppressWarnings("unchecked") // its own type
  private static void fill(Object engines) {
    List<String> families = Font.getFamilies();
    Map<String, String> map = new HashMap<>();
    families.forEach(family -> map.put(family.toLowerCase(Locale.ROOT), family));
    general(map, "serif", "Serif", families);
    general(map, "times", "Serif", families);
    for (String name :
        List.of("sans-serif", "sansserif", "dialog", "helvetica", "arial", "system-ui")) {
      general(map, name, "SansSerif", families);
    }
    for (String name : List.of("monospace", "monospaced", "courier")) {
      general(map, name, "Monospaced", families);
    }
    synchronized (engines) {
      ((Map<String, String>) engines).putAll(map);
    }
  }

  private static void general(
      Map<String, String> map, String name, String logical, List<String> families) {
    Optional<String> there =
        WANTED.getOrDefault(logical, List.of()).stream().filter(families::contains).findFirst();
    map.put(name, there.orElse(logical));
  }
}
