package dev.cordon.core.error;

import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.text.Explained;
import java.io.IOException;
import java.util.Locale;

/**
 * The root of the container's errors.
 *
 * <p>An {@code IOException}, so that streams, channels and HTTP calls on top of the container can
 * pass it on unchanged.
 */
public class ContainerException extends IOException implements Explained {
  private final transient Reason reason;

  public ContainerException(Reason reason) {
    super(reason.text(Locale.ENGLISH));
    this.reason = reason;
  }

  public ContainerException(Reason reason, Throwable cause) {
    super(reason.text(Locale.ENGLISH), cause);
    this.reason = reason;
  }

  /** What happened, for programs and for people. */
  public final Reason reason() {
    return reason;
  }

  @Override
  public final String text(Locale locale) {
    return reason.text(locale);
  }

  @Override
  public final String getLocalizedMessage() {
    return text(Locale.getDefault());
  }
}
