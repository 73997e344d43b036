package dev.cordon.mail.android.testing;

import android.content.Context;
import android.content.res.Configuration;
import android.content.res.Resources;
import dev.cordon.mail.android.R;
import dev.cordon.mail.error.Problem;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.storage.StorageException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether an English text says what a Japanese one says: every text that the app, the SDK or the
 * organisation's reasons have, in both languages, with whatever was filled in.
 */
public final class Dictionary {
  private static final Pattern ARGUMENT = Pattern.compile("%\\d\\$[sd]|\\{\\d}");

  /** Dates and times in both languages, as the system writes them. */
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4}年)?\\d{1,2}月\\d{1,2}日([(（][月火水木金土日][)）])?( ?\\d{1,2}:\\d{2})?"
              + "|((Sun|Mon|Tue|Wed|Thu|Fri|Sat), )?"
              + "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \\d{1,2}(, \\d{4})?"
              + "((,| at)? \\d{1,2}:\\d{2}\\h?[AP]M)?"
              + "|\\d{1,2}:\\d{2}(\\h?[AP]M)?");

  /** Sizes, as the system writes them: older ones leave no space in Japanese. */
  private static final Pattern SIZE = Pattern.compile("(\\d)\\h?([kMG]?B)\\b");

  /** One text in both languages. */
  private record Entry(Pattern japanese, Pattern english) {}

  private final List<Entry> entries = new ArrayList<>();

  /** The texts of {@code app} and of what it stands on. */
  public Dictionary(Context app) {
    Resources japanese = in(app, Locale.JAPANESE);
    Resources english = in(app, Locale.ENGLISH);
    for (int id : ids(R.string.class)) {
      add(japanese.getString(id), english.getString(id));
    }
    for (int id : ids(R.plurals.class)) {
      for (int count : new int[] {1, 2}) {
        add(
            japanese.getQuantityText(id, count).toString(),
            english.getQuantityText(id, count).toString());
      }
    }
    add(Reason.class, "reasons");
    add(Reason.class, "consent");
    add(Problem.class, "problems");
    add(StorageException.class, "storage");
  }

  /** Whether {@code english} is {@code japanese} in English; content stands as it is in both. */
  public boolean same(String japanese, String english) {
    String there = neutral(japanese);
    String here = neutral(english);
    return there.equals(here) ? !isOurs(there) : isPair(there, here) || areParts(there, here);
  }

  private static String neutral(String text) {
    return SIZE.matcher(TIME.matcher(text).replaceAll("#")).replaceAll("$1 $2");
  }

  /** Whether it is a Japanese text of the app's own, which has another one in English. */
  private boolean isOurs(String japanese) {
    return entries.stream()
        .anyMatch(
            each ->
                each.japanese.matcher(japanese).matches()
                    && !each.english.matcher(japanese).matches());
  }

  private boolean isPair(String japanese, String english) {
    return entries.stream().anyMatch(entry -> isPair(entry, japanese, english));
  }

  private boolean isPair(Entry entry, String japanese, String english) {
    Matcher there = entry.japanese.matcher(japanese);
    Matcher here = entry.english.matcher(english);
    if (!there.matches() || !here.matches()) {
      return false;
    }
    for (int argument = 0; argument < 4; argument++) {
      String name = "a" + argument;
      if (entry.japanese.pattern().contains("<" + name + ">")
          && !same(there.group(name), here.group(name))) {
        return false;
      }
    }
    return true;
  }

  /** Texts of several sentences, and those for the ear. */
  private boolean areParts(String japanese, String english) {
    String between = japanese.contains("\n") ? "\n+" : ", ";
    String[] there = japanese.split(between, -1);
    String[] here = english.split(between, -1);
    boolean same = there.length > 1 && there.length == here.length;
    for (int part = 0; same && part < there.length; part++) {
      same = same(there[part], here[part]);
    }
    return same;
  }

  private void add(String japanese, String english) {
    boolean argumentsAlone = ARGUMENT.matcher(japanese).replaceAll("").isEmpty();
    if (!argumentsAlone) {
      entries.add(new Entry(pattern(japanese), pattern(english)));
    }
  }

  private void add(Class<?> beside, String name) {
    Properties japanese = texts(beside, name + "_ja.properties");
    Properties english = texts(beside, name + "_en.properties");
    for (String key : japanese.stringPropertyNames()) {
      add(plain(japanese.getProperty(key)), plain(english.getProperty(key)));
    }
  }

  private static String plain(String format) {
    return format.replace("''", "'");
  }

  private static Pattern pattern(String text) {
    StringBuilder pattern = new StringBuilder("(?s)");
    Matcher arguments = ARGUMENT.matcher(text);
    int from = 0;
    while (arguments.find()) {
      pattern.append(Pattern.quote(text.substring(from, arguments.start())));
      String number = arguments.group().replaceAll("[^0-9]", "");
      String group = "a" + number;
      boolean again = pattern.indexOf("<" + group + ">") >= 0;
      pattern.append(again ? "\\k<" + group + ">" : "(?<" + group + ">.*)");
      from = arguments.end();
    }
    return Pattern.compile(pattern.append(Pattern.quote(text.substring(from))).toString());
  }

  private static Properties texts(Class<?> beside, String file) {
    Properties texts = new Properties();
    try (Reader in =
        new InputStreamReader(beside.getResourceAsStream(file), StandardCharsets.UTF_8)) {
      texts.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  private static Resources in(Context app, Locale locale) {
    Configuration configuration = new Configuration(app.getResources().getConfiguration());
    configuration.setLocale(locale);
    return app.createConfigurationContext(configuration).getResources();
  }

  private static List<Integer> ids(Class<?> kind) {
    List<Integer> ids = new ArrayList<>();
    for (Field field : kind.getFields()) {
      try {
        ids.add(field.getInt(null));
      } catch (IllegalAccessException e) {
        throw new IllegalStateException("public", e);
      }
    }
    return ids;
  }
}
