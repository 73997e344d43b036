package dev.cordon.core.access;

import dev.cordon.core.secret.Passcode;
import java.util.BitSet;

/**
 * Passcodes that are guessed first: few different characters, a block repeated, a run up or down, a
 * date, and what {@link CommonPasscodes} lists. Capital and wide letters and digits count as the
 * small and narrow ones.
 */
final class SimplePasscodes {
  private static final int FEW = 2;

  private SimplePasscodes() {}

  static boolean contains(Passcode typed) {
    try (Passcode passcode = plain(typed)) {
      return isRun(passcode, 1)
          || isRun(passcode, -1)
          || hasFewCharacters(passcode)
          || repeatsBlock(passcode)
          || isDate(passcode)
          || CommonPasscodes.contains(passcode);
    }
  }

  /** Small letters, and ASCII for what Japanese keyboards type as wide characters. */
  private static Passcode plain(Passcode typed) {
    char[] plain = new char[typed.length()];
    for (int i = 0; i < plain.length; i++) {
      char each = typed.charAt(i);
      boolean wide = each >= '！' && each <= '～';
      plain[i] = Character.toLowerCase(wide ? (char) (each - '！' + '!') : each);
    }
    return Passcode.consuming(plain);
  }

  /** 123456, 987654, abcdef; also over the end of the digits: 789012, 210987. */
  private static boolean isRun(Passcode passcode, int step) {
    for (int i = 1; i < passcode.length(); i++) {
      if (!follows(passcode.charAt(i - 1), passcode.charAt(i), step)) {
        return false;
      }
    }
    return true;
  }

  private static boolean follows(char one, char next, int step) {
    boolean digits = isDigit(one) && isDigit(next);
    return next - one == step || (digits && Math.floorMod(next - one, 10) == (step + 10) % 10);
  }

  /** 000000, 121112. */
  private static boolean hasFewCharacters(Passcode passcode) {
    BitSet different = new BitSet();
    for (int i = 0; i < passcode.length(); i++) {
      different.set(passcode.charAt(i));
    }
    boolean few = different.cardinality() <= FEW;
    different.clear();
    return few;
  }

  /** 123123, 73827382. */
  private static boolean repeatsBlock(Passcode passcode) {
    for (int block = 1; 2 * block <= passcode.length(); block++) {
      if (repeats(passcode, block)) {
        return true;
      }
    }
    return false;
  }

  private static boolean repeats(Passcode passcode, int block) {
    for (int i = block; i < passcode.length(); i++) {
      if (passcode.charAt(i) != passcode.charAt(i - block)) {
        return false;
      }
    }
    return true;
  }

  /**
   * MMDD, DDMM, YYYY, YYMMDD, DDMMYY, MMDDYY, YYYYMMDD, DDMMYYYY, MMDDYYYY: years 1900 to 2099
   * where written in full.
   */
  private static boolean isDate(Passcode passcode) {
    for (int i = 0; i < passcode.length(); i++) {
      if (!isDigit(passcode.charAt(i))) {
        return false;
      }
    }
    return switch (passcode.length()) {
      case 4 -> day(passcode, 0, 2) || day(passcode, 2, 0) || century(passcode, 0);
      case 6 -> day(passcode, 2, 4) || day(passcode, 2, 0) || day(passcode, 0, 2);
      case 8 ->
          (century(passcode, 0) && day(passcode, 4, 6))
              || (century(passcode, 4) && (day(passcode, 2, 0) || day(passcode, 0, 2)));
      default -> false;
    };
  }

  private static boolean century(Passcode passcode, int at) {
    int century = two(passcode, at);
    return century == 19 || century == 20;
  }

  private static boolean day(Passcode passcode, int monthAt, int dayAt) {
    int month = two(passcode, monthAt);
    int day = two(passcode, dayAt);
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }

  private static int two(Passcode passcode, int at) {
    return 10 * (passcode.charAt(at) - '0') + passcode.charAt(at + 1) - '0';
  }

  private static boolean isDigit(char each) {
    return each >= '0' && each <= '9';
  }
}
