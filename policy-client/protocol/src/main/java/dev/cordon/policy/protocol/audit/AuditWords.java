package dev.cordon.policy.protocol.audit;

import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.text.Messages;
import java.util.Locale;
import java.util.Set;

/** Events as sentences for the employee. */
final class AuditWords {
  private static final Messages MESSAGES = Messages.beside(AuditEvent.class, "audit");

  private AuditWords() {}

  static String text(AuditEvent event, Locale locale) {
    return MESSAGES.format(
        locale,
        event.code().name(),
        event.number().map(Object::toString).orElse(""),
        event.why().map(why -> phrase(why, locale)).orElse(""),
        event.host().orElse(""));
  }

  /** A few words for a reason; its code where nobody wrote any. */
  private static String phrase(Reason.Code why, Locale locale) {
    String key = "why." + why.name();
    return MESSAGES.missing(Set.of(key)).isEmpty() ? MESSAGES.format(locale, key) : why.name();
  }
}
