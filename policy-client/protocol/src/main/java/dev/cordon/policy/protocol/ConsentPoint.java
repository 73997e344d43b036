package dev.cordon.policy.protocol;

import dev.cordon.policy.protocol.text.Explained;
import dev.cordon.policy.protocol.text.Messages;
import java.util.Locale;

/** What an employee is asked to agree to before enrolment, each shown and ticked (H5, K2). */
public enum ConsentPoint implements Explained {
  /** What the organisation learns, field by field. */
  COLLECTION,
  /** What the organisation can restrict. */
  CONTROL,
  /** What a wipe does and never does. */
  WIPE,
  /** What the device reports afterwards. */
  REPORTING,
  /**
   * That apps on the device are compared with a list of harmful ones, on the device (E4). Not
   * required: who does not agree can enrol all the same.
   */
  APPS;

  private static final Messages MESSAGES = Messages.beside(ConsentPoint.class, "consent");

  /** Whether nobody can enrol without agreeing to it. */
  public boolean isRequired() {
    return this != APPS;
  }

  /** A heading of a few words. */
  public String title(Locale locale) {
    return MESSAGES.format(locale, name() + ".title");
  }

  @Override
  public String text(Locale locale) {
    return MESSAGES.format(locale, name());
  }
}
