package dev.cordon.browser.residue.look;

import java.io.ByteArrayOutputStream;

/** The bytes behind strace's notation: C's escapes, octal numbers among them. */
final class CString {
  private CString() {}

  static byte[] bytes(String text, int from) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    for (int i = from; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign != '\\' || i + 1 == text.length()) {
        out.write(sign);
        continue;
      }
      char next = text.charAt(++i);
      if (next < '0' || next > '7') {
        out.write(named(next));
        continue;
      }
      int value = next - '0';
      for (int digit = 0;
          digit < 2 && i + 1 < text.length() && isOctal(text.charAt(i + 1));
          digit++) {
        value = value * 8 + text.charAt(++i) - '0';
      }
      out.write(value);
    }
    return out.toByteArray();
  }

  private static boolean isOctal(char sign) {
    return sign >= '0' && sign <= '7';
  }

  private static int named(char sign) {
    return switch (sign) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case 'v' -> 0x0b;
      case 'a' -> 7;
      case 'b' -> '\b';
      default -> sign;
    };
  }
}
