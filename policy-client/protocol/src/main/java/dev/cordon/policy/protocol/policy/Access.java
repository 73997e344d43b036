package dev.cordon.policy.protocol.policy;

/**
 * Who may open the container, and when it closes by itself (requirements D1–D4, D8, E5).
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
 * @param signInAgainHours hours after the last sign-in to the organisation (OIDC) until the
 *     container closes for a new one; 0: never
 * @param hours when it may be open at all
 * @param syncWhileLocked whether data that arrives while the container is locked may be sealed and
 *     kept for the next opening
 * @param places where it may be open at all
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
    int biometricUntilMinutes,
    int signInAgainHours,
    Hours hours,
    boolean syncWhileLocked,
    Places places) {

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
          1440,
          0,
          Hours.ALWAYS,
          false,
          Places.ANYWHERE);

  /**
   * Without a limit of hours or places, a sign-in to the organisation, or deposits while locked.
   */
  public Access(
      PasscodeRules passcode,
      int maxAttempts,
      WhenExceeded whenExceeded,
      boolean attemptDelay,
      int idleLockSeconds,
      int lockOnBackgroundSeconds,
      WhenUnprotected whenUnprotected,
      Permission biometric,
      int biometricUntilMinutes) {
    this(
        passcode,
        maxAttempts,
        whenExceeded,
        attemptDelay,
        idleLockSeconds,
        lockOnBackgroundSeconds,
        whenUnprotected,
        biometric,
        biometricUntilMinutes,
        0,
        Hours.ALWAYS,
        false,
        Places.ANYWHERE);
  }

  /** The same with other hours. */
  public Access withHours(Hours other) {
    return new Access(
        passcode,
        maxAttempts,
        whenExceeded,
        attemptDelay,
        idleLockSeconds,
        lockOnBackgroundSeconds,
        whenUnprotected,
        biometric,
        biometricUntilMinutes,
        signInAgainHours,
        other,
        syncWhileLocked,
        places);
  }

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

  /** The same, with other rules for passcodes. */
  public Access withPasscode(PasscodeRules rules) {
    return new Access(
        rules,
        maxAttempts,
        whenExceeded,
        attemptDelay,
        idleLockSeconds,
        lockOnBackgroundSeconds,
        whenUnprotected,
        biometric,
        biometricUntilMinutes,
        signInAgainHours,
        hours,
        syncWhileLocked,
        places);
  }

  /** The same, with another consequence of so many wrong passcodes. */
  public Access withAttempts(int most, WhenExceeded then) {
    return new Access(
        passcode,
        most,
        then,
        attemptDelay,
        idleLockSeconds,
        lockOnBackgroundSeconds,
        whenUnprotected,
        biometric,
        biometricUntilMinutes,
        signInAgainHours,
        hours,
        syncWhileLocked,
        places);
  }

  /** The same, with a sign-in every so many hours. */
  public Access withSignInAgainHours(int other) {
    return new Access(
        passcode,
        maxAttempts,
        whenExceeded,
        attemptDelay,
        idleLockSeconds,
        lockOnBackgroundSeconds,
        whenUnprotected,
        biometric,
        biometricUntilMinutes,
        other,
        hours,
        syncWhileLocked,
        places);
  }

  /** The same, with deposits while it is locked, or without. */
  public Access withSyncWhileLocked(boolean other) {
    return new Access(
        passcode,
        maxAttempts,
        whenExceeded,
        attemptDelay,
        idleLockSeconds,
        lockOnBackgroundSeconds,
        whenUnprotected,
        biometric,
        biometricUntilMinutes,
        signInAgainHours,
        hours,
        other,
        places);
  }

  /** The same, within other places. */
  public Access withPlaces(Places other) {
    return new Access(
        passcode,
        maxAttempts,
        whenExceeded,
        attemptDelay,
        idleLockSeconds,
        lockOnBackgroundSeconds,
        whenUnprotected,
        biometric,
        biometricUntilMinutes,
        signInAgainHours,
        hours,
        syncWhileLocked,
        other);
  }
}
