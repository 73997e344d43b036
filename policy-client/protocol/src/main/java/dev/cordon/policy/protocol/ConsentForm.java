package dev.cordon.policy.protocol;

import dev.cordon.policy.protocol.crypto.Sha256;
import dev.cordon.policy.protocol.text.Explained;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/**
 * The words that an employee reads and agrees to, by version. The server keeps version, language
 * and hash as evidence of what was shown.
 *
 * @param version counts up with every change of the words
 * @param points what to tick; whether one has to be, {@link ConsentPoint#isRequired} says
 */
public record ConsentForm(int version, List<ConsentPoint> points) implements Explained {
  /** The first version that says that the audit trail is sent: nothing of it is under earlier. */
  public static final int WITH_TRAIL = 3;

  private static final ConsentForm CURRENT = new ConsentForm(3, List.of(ConsentPoint.values()));

  public ConsentForm {
    points = List.copyOf(points);
  }

  /** The form that this version of the SDK shows. */
  public static ConsentForm current() {
    return CURRENT;
  }

  /** All points with their headings, separated by line feeds: what {@link #textSha256} covers. */
  @Override
  public String text(Locale locale) {
    StringBuilder text = new StringBuilder();
    for (ConsentPoint point : points) {
      text.append(point.title(locale)).append('\n').append(point.text(locale)).append('\n');
    }
    return text.toString();
  }

  /** Lowercase hex SHA-256 over the UTF-8 bytes of {@link #text(Locale)}. */
  public String textSha256(Locale locale) {
    return Sha256.hex(text(locale).getBytes(StandardCharsets.UTF_8));
  }

  /** The record that {@code agreed} was ticked under the words shown in {@code locale}. */
  public Consent agree(Locale locale, Collection<ConsentPoint> agreed, Instant at) {
    EnumSet<ConsentPoint> ticked = EnumSet.noneOf(ConsentPoint.class);
    ticked.addAll(agreed);
    String language = locale.getLanguage().equals("ja") ? "ja" : "en";
    return new Consent(version, language, textSha256(locale), ticked, at);
  }
}
