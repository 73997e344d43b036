package dev.cordon.policy.protocol;

import dev.cordon.policy.protocol.text.Explained;
import java.util.Locale;

/**
 * The one error of this module: what arrived is not accepted, and nothing of it took effect. The
 * reason's code tells a bad signature from a rollback, an expiry, a wrong target or a value out of
 * range.
 */
public final class DocumentRefusedException extends Exception implements Explained {
  private final transient Reason reason;

  public DocumentRefusedException(Reason reason) {
    super(reason.text(Locale.ENGLISH));
    this.reason = reason;
  }

  /** What happened, for programs and for people. */
  public Reason reason() {
    return reason;
  }

  @Override
  public String text(Locale locale) {
    return reason.text(locale);
  }

  @Override
  public String getLocalizedMessage() {
    return text(Locale.getDefault());
  }
}
