package dev.cordon.browser.engine.window;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The window's words, in Japanese or English. */
final class Words {
  private static final String BUNDLE = "dev.cordon.browser.engine.window.words";

  private final ResourceBundle bundle;
  private final Locale locale;

  private Words(ResourceBundle bundle, Locale locale) {
    this.bundle = bundle;
    this.locale = locale;
  }

  /**
   * @param language a BCP 47 tag; English unless it is Japanese
   */
  static Words in(String language) {
    boolean japanese = Locale.forLanguageTag(language).getLanguage().equals("ja");
    Locale locale = japanese ? Locale.JAPANESE : Locale.ENGLISH;
    return new Words(
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
        locale);
  }

  Locale locale() {
    return locale;
  }

  String of(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }
}
