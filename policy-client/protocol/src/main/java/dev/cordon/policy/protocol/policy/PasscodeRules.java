package dev.cordon.policy.protocol.policy;

/**
 * What a passcode must be like (requirement D1).
 *
 * @param type digits only, or letters too
 * @param minLength least number of characters, 4 to 64
 * @param forbidSimple whether runs, repeats and common codes are refused
 * @param maxAgeDays days until it has to be changed; 0: never
 * @param history how many earlier passcodes may not come again; 0: none is kept
 */
public record PasscodeRules(
    Type type, int minLength, boolean forbidSimple, int maxAgeDays, int history) {

  /** The defaults for a personal device. */
  public static final PasscodeRules DEFAULT = new PasscodeRules(Type.NUMERIC, 6, true);

  /** The kind of characters. */
  public enum Type {
    /** Digits suffice. */
    NUMERIC,
    /** At least one letter and one digit. */
    ALPHANUMERIC
  }

  /** Of a passcode that never has to be changed. */
  public PasscodeRules(Type type, int minLength, boolean forbidSimple) {
    this(type, minLength, forbidSimple, 0, 0);
  }

  /** The same, with another age and history. */
  public PasscodeRules withLife(int maxAgeDays, int history) {
    return new PasscodeRules(type, minLength, forbidSimple, maxAgeDays, history);
  }

  /** Whether a passcode that was found good by these rules is good by {@code other} too. */
  public boolean covers(PasscodeRules other) {
    return minLength >= other.minLength
        && (type == Type.ALPHANUMERIC || other.type == Type.NUMERIC)
        && (forbidSimple || !other.forbidSimple);
  }
}
