package dev.cordon.policy.protocol;

import dev.cordon.policy.protocol.text.Explained;
import dev.cordon.policy.protocol.text.Messages;
import java.util.List;
import java.util.Locale;

/**
 * Why something was refused, blocked, locked or wiped: a code that programs compare and both sides
 * store, and a text that employee and administrator read.
 *
 * <p>Only the code ever goes upstream; the arguments stay on the device.
 *
 * @param code the machine-readable reason
 * @param arguments what the text names: a setting's path, a number, the administrator's words;
 *     never content or secrets
 */
public record Reason(Code code, List<String> arguments) implements Explained {
  private static final Messages MESSAGES = Messages.beside(Reason.class, "reasons");

  /** The closed set of reasons. Names are stable: they are stored and sent. */
  public enum Code {
    // The gate (F1–F6). {0}: the policy's setting.
    COPY_BLOCKED,
    PASTE_BLOCKED,
    SHARE_BLOCKED,
    RECEIVE_BLOCKED,
    SAVE_BLOCKED,
    PRINT_BLOCKED,
    SCREEN_CAPTURE_BLOCKED,
    NOTIFICATION_BLOCKED,
    WATERMARKED,
    CONTACT_BLOCKED,
    CONTACT_SHORTENED,
    BACKUP_BLOCKED,
    KEYBOARD_BLOCKED,
    CAMERA_BLOCKED,
    MICROPHONE_BLOCKED,
    LOCATION_BLOCKED,

    // The container's state
    CONTAINER_LOCKED,
    CONTAINER_NEW,
    CONTAINER_WIPED,
    LOCKED_BY_ADMINISTRATOR,
    LEASE_EXPIRED,
    UNPROTECTED,
    TOO_MANY_ATTEMPTS,
    ATTEMPT_TOO_SOON,
    WRONG_PASSCODE,

    // A finger or face instead of the passcode (D1)
    BIOMETRIC_BLOCKED,
    BIOMETRIC_NOT_SET,
    BIOMETRIC_PASSCODE_DUE,
    BIOMETRIC_CHANGED,
    BIOMETRIC_UNAVAILABLE,
    BIOMETRIC_LOCKED_OUT,

    // Why it was wiped
    WIPED_BY_ADMINISTRATOR,
    WIPED_BY_EMPLOYEE,
    WIPED_AFTER_ATTEMPTS,
    WIPED_AFTER_LEASE,
    WIPED_UNRECORDED,

    // Passcode quality (D1)
    PASSCODE_TOO_SHORT,
    PASSCODE_TOO_SIMPLE,
    PASSCODE_NEEDS_LETTERS,
    PASSCODE_NEEDS_DIGITS,

    // Trouble with what is on disk
    CONTAINER_DAMAGED,
    CONTAINER_ROLLED_BACK,
    CONTAINER_IN_USE,
    VAULT_LOST,
    VAULT_UNAVAILABLE,
    STORAGE_FAILED,

    // Documents and the connection to the organisation
    DOCUMENT_MALFORMED,
    DOCUMENT_UNKNOWN_FORMAT,
    DOCUMENT_UNKNOWN_CRITICAL,
    DOCUMENT_OUT_OF_RANGE,
    DOCUMENT_BAD_SIGNATURE,
    DOCUMENT_WRONG_TARGET,
    DOCUMENT_ROLLED_BACK,
    DOCUMENT_EXPIRED,
    DOCUMENT_WITHHELD,
    INVITATION_MALFORMED,
    INVITATION_USED,
    INVITATION_EXPIRED,
    INVITATION_UNKNOWN,
    CONSENT_MISSING,
    ENROLMENT_UNKNOWN,
    NOT_ENROLLED,
    ALREADY_ENROLLED,
    SERVER_NOT_TRUSTED,
    SERVER_UNREACHABLE,
    SERVER_REFUSED
  }

  public Reason {
    arguments = List.copyOf(arguments);
  }

  /** A reason whose text names {@code arguments}. */
  public static Reason of(Code code, String... arguments) {
    return new Reason(code, List.of(arguments));
  }

  @Override
  public String text(Locale locale) {
    return MESSAGES.format(locale, code.name(), arguments.toArray());
  }
}
