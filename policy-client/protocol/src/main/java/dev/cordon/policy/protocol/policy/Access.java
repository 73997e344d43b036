package dev.cordon.policy.protocol.policy;

/**
 * Who may open the container, and when it closes by itself (requirements D1–D3, E5).
 *
 * @param passcode what a passcode must be like
 * @param maxAttempts wrong passcodes in a row before {@code whenExceeded}
 * @param whenExceeded what follows then
 * @param attemptDelay whether each wrong passcode from the fourth on doubles the wait
 * @param idleLockSeconds seconds without use until the container locks
 * @param lockOnBackgroundSeconds seconds in the background until the container locks
 * @param whenUnprotected what follows where the platform cannot enforce a required protection
 * @param biometric whether a finger or face may open the container instead of the passcode
 * @param biometricUntilMinutes minutes after the passcode was last entered until it is needed again
 */
public record Access(
    PasscodeRules passcode,
    int maxAttempts,
    WhenExceeded whenExceeded,
    boolean attemptDelay,
    int idleLockSeconds,
    int lockOnBackgroundSeconds,
    WhenUnprotected whenUnprotected,
    Permission biometric,
    int biometricUntilMinutes) {

  /** The defaults for a personal device. */
  public static final Access DEFAULT =
      new Access(
          PasscodeRules.DEFAULT,
          10,
          WhenExceeded.WIPE,
          true,
          300,
          60,
          WhenUnprotected.BLOCK,
          Permission.ALLOWED,
          1440);

  /** What follows too many wrong passcodes. */
  public enum WhenExceeded {
    WIPE,
    /** Closed until the administrator unlocks it. */
    LOCK_UNTIL_SERVER
  }

  /** What follows a required protection that the platform lacks. */
  public enum WhenUnprotected {
    BLOCK,
    ALLOW
  }
}
