package dev.cordon.browser.desktop;

/** The engine said something that no engine of ours says: it is not trusted to go on. */
final class Nonsense extends Exception {
  /**
   * @param what without content
   */
  Nonsense(String what) {
    super(what);
  }
}
