package dev.cordon.browser.network;

import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.policy.protocol.text.Explained;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/** A host has an address inside of a network, and the policy does not name the host. */
public final class InternalAddressException extends UnknownHostException implements Explained {
  private static final int MAX_DEPTH = 20;

  private final transient Refusal refusal;

  InternalAddressException(String host) {
    this(Refusal.of(Problem.ADDRESS_INTERNAL, host));
  }

  private InternalAddressException(Refusal refusal) {
    super(refusal.text(Locale.ENGLISH));
    this.refusal = refusal;
  }

  /** What was refused, why, and what to do. */
  public Refusal refusal() {
    return refusal;
  }

  /** The refusal that {@code failure} is or was caused by: OkHttp and the SDK wrap it. */
  public static Optional<Refusal> refusalIn(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
      if (cause instanceof InternalAddressException internal) {
        return Optional.of(internal.refusal());
      }
      cause = cause.getCause();
    }
    return Optional.empty();
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
