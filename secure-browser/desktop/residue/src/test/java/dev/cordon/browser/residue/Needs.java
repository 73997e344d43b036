package dev.cordon.browser.residue;

import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What a test needs of the machine: missing, it is skipped aloud, or with {@code all} it fails. */
final class Needs {
  private Needs() {}

  static void part(boolean there, String what) {
    if (there) {
      return;
    }
    if (System.getProperty("cordon.require", "").equals("all")) {
      throw new AssertionFailedError("this machine lacks " + what);
    }
    System.out.println("SKIPPED: this machine lacks " + what);
    throw new TestAbortedException("this machine lacks " + what);
  }
}
