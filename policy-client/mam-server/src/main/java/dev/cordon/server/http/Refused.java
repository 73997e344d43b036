package dev.cordon.server.http;

import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.text.Explained;
import dev.cordon.policy.protocol.text.Messages;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The caller does not get what it asked for; leaves as a problem document (RFC 9457). */
public final class Refused extends Exception implements Explained {
  private static final Messages MESSAGES = Messages.beside(Refused.class, "faults");

  private final int status;
  private final String code;
  private final transient List<String> arguments;
  private final transient Explained words;
  private final transient Optional<Duration> retryAfter;

  private Refused(
      int status,
      String code,
      List<String> arguments,
      Explained words,
      Optional<Duration> retryAfter) {
    super(code);
    this.status = status;
    this.code = code;
    this.arguments = arguments;
    this.words = words;
    this.retryAfter = retryAfter;
  }

  /** Refused by the server; {@code arguments} are named in the text. */
  public Refused(Fault fault, Object... arguments) {
    this(fault, Optional.empty(), arguments);
  }

  private Refused(Fault fault, Optional<Duration> retryAfter, Object... arguments) {
    this(
        fault.status(),
        fault.name(),
        Arrays.stream(arguments).map(String::valueOf).toList(),
        locale -> MESSAGES.format(locale, fault.name(), arguments),
        retryAfter);
  }

  /** Refused by a rule of the protocol. */
  public Refused(Reason reason) {
    this(status(reason.code()), reason.code().name(), reason.arguments(), reason, Optional.empty());
  }

  /** Refused because a document was. */
  public Refused(DocumentRefusedException cause) {
    this(cause.reason());
  }

  /** Refused until {@code wait} has passed. */
  public static Refused tooSoon(Duration wait) {
    return new Refused(Fault.SIGN_IN_TOO_SOON, Optional.of(wait), wait.toSeconds());
  }

  /** A device sends more of its trail than it may, until {@code wait} has passed. */
  public static Refused tooMuch(Duration wait) {
    return new Refused(Fault.AUDIT_TOO_MUCH, Optional.of(wait), wait.toSeconds());
  }

  /** The caller asks too often; refused until {@code wait} has passed. */
  public static Refused tooMany(Duration wait) {
    return new Refused(Fault.TOO_MANY_REQUESTS, Optional.of(wait), wait.toSeconds());
  }

  /** Refused because the register cannot be reached; the same request may be sent again. */
  public static Refused unavailable() {
    return new Refused(Fault.UNAVAILABLE, Optional.of(Duration.ofSeconds(5)));
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** A {@link Fault} or {@link Reason.Code} by name. */
  public String code() {
    return code;
  }

  /** What the text names. */
  public List<String> arguments() {
    return arguments;
  }

  /** How long to wait before another attempt. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  @Override
  public String text(Locale locale) {
    return words.text(locale);
  }

  private static int status(Reason.Code code) {
    return switch (code) {
      case INVITATION_UNKNOWN, ENROLMENT_UNKNOWN -> 404;
      case INVITATION_EXPIRED -> 410;
      case INVITATION_USED, ALREADY_ENROLLED, DOCUMENT_ROLLED_BACK, CHECK_IN_STALE -> 409;
      case DOCUMENT_BAD_SIGNATURE, DOCUMENT_WRONG_TARGET, DOCUMENT_EXPIRED -> 403;
      case CONSENT_MISSING, DOCUMENT_OUT_OF_RANGE, DOCUMENT_UNKNOWN_CRITICAL -> 422;
      default -> 400;
    };
  }
}
