package dev.cordon.core.access;

import dev.cordon.core.secret.Passcode;

/**
 * Passcodes that are guessed first: one character repeated, a short block repeated, a run up or
 * down, a date.
 */
final class SimplePasscodes {
  private static final int LONGEST_BLOCK = 3;

  private SimplePasscodes() {}

  static boolean contains(Passcode passcode) {
    return isRun(passcode, 1) || isRun(passcode, -1) || repeatsBlock(passcode) || isDate(passcode);
  }

  private static boolean isRun(Passcode passcode, int step) {
    for (int i = 1; i < passcode.length(); i++) {
      if (passcode.charAt(i) - passcode.charAt(i - 1) != step) {
        return false;
      }
    }
    return true;
  }

  /** 111111, 121212, 123123. */
  private static boolean repeatsBlock(Passcode passcode) {
    for (int block = 1; block <= LONGEST_BLOCK && 2 * block <= passcode.length(); block++) {
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

  /** YYYYMMDD, DDMMYYYY, YYMMDD, DDMMYY, MMDDYY: years 1900 to 2099 where written in full. */
  private static boolean isDate(Passcode passcode) {
    for (int i = 0; i < passcode.length(); i++) {
      if (passcode.charAt(i) < '0' || passcode.charAt(i) > '9') {
        return false;
      }
    }
    return switch (passcode.length()) {
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
}
