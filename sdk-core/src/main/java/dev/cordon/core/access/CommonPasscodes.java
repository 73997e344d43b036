package dev.cordon.core.access;

import dev.cordon.core.secret.Passcode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * The published list of passcodes that many people choose: {@code common-passcodes.txt} beside this
 * class, which names its sources. Read anew each time: new passcodes are rare.
 */
final class CommonPasscodes {
  /** From the root: a build that renames packages must not lose it. */
  private static final String LIST = "/dev/cordon/core/access/common-passcodes.txt";

  private CommonPasscodes() {}

  /** Whether {@code passcode}, in small letters, is one of them. */
  static boolean contains(Passcode passcode) {
    try (InputStream in = CommonPasscodes.class.getResourceAsStream(LIST)) {
      if (in == null) {
        throw new IllegalStateException("texts not packaged: " + LIST);
      }
      return isIn(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), passcode);
    } catch (IOException e) {
      throw new IllegalStateException(LIST + " cannot be read", e);
    }
  }

  private static boolean isIn(BufferedReader lines, Passcode passcode) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.startsWith("#") && is(line, passcode)) {
        return true;
      }
    }
    return false;
  }

  private static boolean is(String line, Passcode passcode) {
    if (line.length() != passcode.length()) {
      return false;
    }
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) != passcode.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
