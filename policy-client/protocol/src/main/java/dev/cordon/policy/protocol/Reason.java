package dev.cordon.policy.protocol;

import dev.cordon.policy.protocol.text.Explained;
import dev.cordon.policy.protocol.text.Messages;
import java.util.List;
import java.util.Locale;

/**
 * Why something was refused, blocked, locked or wiped: a code that programs compare and both sides
 * store, and a text that employee and administrator read.
 *
 * <p>Only the code ever goes upstream, and not every one ({@link Code#staysOnDevice}); the
 * arguments stay on the device.
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
    SERVER_SHARE_MISSING,
    UNPROTECTED,
    TOO_MANY_ATTEMPTS,
    WIPE_AHEAD,
    ATTEMPT_TOO_SOON,
    WRONG_PASSCODE,
    PHONE_LENT,

    // The organisation's sign-in (D4)
    SIGN_IN_DUE,
    SIGN_IN_SOON,
    SIGN_IN_NOT_ASKED,
    SIGN_IN_NOT_FRESH,
    SIGN_IN_OTHER_ACCOUNT,

    // Hours and clocks (D8, G2)
    OUTSIDE_HOURS,
    OUTSIDE_HOURS_WARNED,
    HOURS_TIME_UNKNOWN,
    CLOCK_IN_DOUBT,
    EMERGENCY_OPENED,
    EMERGENCY_USED_UP,
    EMERGENCY_NOT_OFFERED,
    EMERGENCY_NOT_NEEDED,

    // Places (D8). {0}: the countries of the policy, never the one where the device is.
    OUTSIDE_PLACES,
    PLACE_UNKNOWN,
    PLACE_UNKNOWN_WARNED,

    // The device's state (E1–E5). {0}: the policy's setting.
    DEVICE_ROOTED,
    DEVICE_DEBUGGABLE,
    DEVELOPER_OPTIONS_ON,
    USB_DEBUGGING_ON,
    APP_TAMPERED,
    DEVICE_EMULATED,
    SCREEN_LOCK_MISSING,
    STORAGE_UNENCRYPTED,
    DEVICE_NOT_ATTESTED,
    OS_TOO_OLD,
    OS_TOO_NEW,
    PATCH_TOO_OLD,
    APP_TOO_OLD,
    BROWSER_ENGINE_TOO_OLD,
    SDK_TOO_OLD,
    MANUFACTURER_NOT_ALLOWED,
    MODEL_NOT_ALLOWED,
    APP_LISTED,
    APP_LISTED_EARLIER,
    APP_LIST_NOT_AGREED,
    POSTURE_UNKNOWN,
    POSTURE_WIPE_AHEAD,

    // A finger or face instead of the passcode (D1)
    BIOMETRIC_BLOCKED,
    BIOMETRIC_NOT_SET,
    BIOMETRIC_PASSCODE_DUE,
    BIOMETRIC_CHANGED,
    BIOMETRIC_AFTER_LOCK,
    BIOMETRIC_UNAVAILABLE,
    BIOMETRIC_LOCKED_OUT,

    // Why it was wiped
    WIPED_BY_ADMINISTRATOR,
    WIPED_BY_EMPLOYEE,
    WIPED_AFTER_ATTEMPTS,
    WIPED_AFTER_LEASE,
    WIPED_BY_POSTURE,
    WIPED_AFTER_TAMPERING,
    WIPED_AT_END_OF_USE,
    WIPED_UNRECORDED,
    DOMAIN_WIPED_BY_ADMINISTRATOR,
    DOMAIN_WIPED_BY_EMPLOYEE,

    // Passcode quality (D1)
    PASSCODE_TOO_SHORT,
    PASSCODE_TOO_SIMPLE,
    PASSCODE_NEEDS_LETTERS,
    PASSCODE_NEEDS_DIGITS,
    PASSCODE_USED_BEFORE,
    PASSCODE_SAME,

    // The passcode in force has to be changed (D1)
    PASSCODE_EXPIRED,
    PASSCODE_EXPIRES_SOON,
    PASSCODE_RULES_CHANGED,

    // Trouble with what is on disk
    CONTAINER_DAMAGED,
    CONTAINER_ROLLED_BACK,
    CONTAINER_IN_USE,
    VAULT_LOST,
    VAULT_UNAVAILABLE,
    STORAGE_FAILED,

    // Deposits: what arrives while the container is locked
    DEPOSITS_OFF,
    DEPOSITS_FULL,
    DEPOSIT_TOO_LARGE,
    DEPOSIT_DOMAIN_UNKNOWN,
    DEPOSIT_DAMAGED,
    DEPOSIT_MISSING,

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
    CHECK_IN_STALE,
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
    SERVER_REFUSED,

    // What is wrong with a server, or with the way to it (I1)
    SERVER_CERTIFICATE_EXPIRED,
    SERVER_CERTIFICATE_TOO_EARLY,
    SERVER_NAME_WRONG,
    SERVER_SELF_SIGNED,
    SERVER_ISSUER_UNKNOWN,
    SERVER_CERTIFICATE_MISUSED,
    SERVER_CERTIFICATE_WEAK,
    SERVER_CERTIFICATE_UNREADABLE,
    SERVER_PIN_MISSING,
    SERVER_TLS_TOO_OLD,
    SERVER_CIPHERS_WEAK,
    SERVER_NOT_ENCRYPTED,
    SERVER_BROKE_TLS,
    SERVER_TERMS_UNREADABLE,
    SERVER_ANSWER_CUT_OFF,

    // The work area's own certificate (D6)
    CLIENT_CERTIFICATE_REFUSED,
    CLIENT_CERTIFICATE_PENDING,
    CLIENT_CERTIFICATE_UNUSABLE,
    CLIENT_CERTIFICATE_MISSING,

    // The way through a gateway (B6)
    GATEWAY_UNREACHABLE,
    GATEWAY_REFUSED,
    GATEWAY_NOT_TRUSTED,
    GATEWAY_ONLY;

    /**
     * Whether not even the code leaves the device or is recorded, because it would tell where the
     * employee is.
     */
    public boolean staysOnDevice() {
      return this == OUTSIDE_PLACES || this == PLACE_UNKNOWN || this == PLACE_UNKNOWN_WARNED;
    }
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
