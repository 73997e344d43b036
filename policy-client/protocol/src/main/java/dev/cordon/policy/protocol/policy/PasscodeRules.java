package dev.cordon.policy.protocol.policy;

/**
 * What a passcode must be like (requirement D1).
 *
 * @param type digits only, or letters too
 * @param minLength least number of characters, 4 to 64
 * @param forbidSimple whether runs, repeats and common codes are refused
 */
public record PasscodeRules(Type type, int minLength, boolean forbidSimple) {

  /** The defaults for a personal device. */
  public static final PasscodeRules DEFAULT = new PasscodeRules(Type.NUMERIC, 6, true);

  /** The kind of characters. */
  public enum Type {
    /** Digits suffice. */
    NUMERIC,
    /** At least one letter and one digit. */
    ALPHANUMERIC
  }
}
