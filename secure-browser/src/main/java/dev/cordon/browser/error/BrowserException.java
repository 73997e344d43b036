package dev.cordon.browser.error;

import dev.cordon.policy.protocol.text.Explained;
import java.io.IOException;
import java.util.Locale;

/** The root of the browser's errors: something began and could not be finished. */
public final class BrowserException extends IOException implements Explained {
  private final transient Refusal refusal;

  /** Carries what cannot be gone on with. */
  public BrowserException(Refusal refusal) {
    super(refusal.text(Locale.ENGLISH));
    this.refusal = refusal;
  }

  /** Wraps what went wrong. */
  public BrowserException(Refusal refusal, Throwable cause) {
    super(refusal.text(Locale.ENGLISH), cause);
    this.refusal = refusal;
  }

  /** What happened, for programs and for people. */
  public Refusal refusal() {
    return refusal;
  }

  @Override
  public String text(Locale locale) {
    return refusal.text(locale);
  }

  @Override
  public String getLocalizedMessage() {
    return text(Locale.getDefault());
  }
}
