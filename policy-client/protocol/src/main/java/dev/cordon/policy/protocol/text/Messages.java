package dev.cordon.policy.protocol.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * One module's texts: {@code NAME_en.properties} and {@code NAME_ja.properties}, UTF-8, beside a
 * class of that module. Patterns follow {@link MessageFormat}, so a literal apostrophe is doubled.
 *
 * <p>Not a {@code ResourceBundle}: Android reads those as ISO 8859-1 and falls back to the device's
 * language. Immutable and safe for many threads.
 */
public final class Messages {
  private final Properties english;
  private final Properties japanese;

  private Messages(Properties english, Properties japanese) {
    this.english = english;
    this.japanese = japanese;
  }

  /** Loads the texts called {@code name} that lie beside {@code anchor}. */
  public static Messages beside(Class<?> anchor, String name) {
    return new Messages(
        load(anchor, name + "_en.properties"), load(anchor, name + "_ja.properties"));
  }

  /**
   * The text for {@code key}.
   *
   * @throws IllegalStateException if no such text was written: a bug, found by {@link #missing}
   */
  public String format(Locale locale, String key, Object... arguments) {
    Properties texts = locale.getLanguage().equals("ja") ? japanese : english;
    String pattern = texts.getProperty(key);
    if (pattern == null) {
      throw new IllegalStateException("no text for " + key);
    }
    return new MessageFormat(pattern, locale).format(arguments);
  }

  /** The keys among {@code wanted} that lack a text in either language; for tests. */
  public Set<String> missing(Iterable<String> wanted) {
    Set<String> missing = new TreeSet<>();
    for (String key : wanted) {
      if (!english.containsKey(key) || !japanese.containsKey(key)) {
        missing.add(key);
      }
    }
    return missing;
  }

  private static Properties load(Class<?> anchor, String file) {
    Properties texts = new Properties();
    try (InputStream in = anchor.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("texts not packaged: " + file);
      }
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        texts.load(reader);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
