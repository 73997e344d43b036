package dev.cordon.browser.signin;

import java.util.Optional;

/** Asks the employee who they are, when a server does (RFC 9110, section 11). */
@FunctionalInterface
public interface SignIns {
  /** Nobody is asked: pages that want a sign-in show their refusal. */
  SignIns NONE = question -> Optional.empty();

  /** Blocks until the employee answered; empty: declined. May be called by many threads. */
  Optional<Credentials> ask(Question question);

  /**
   * Who asks.
   *
   * @param realm the server's own words; show them as such
   * @param again whether an answer was given and not accepted
   */
  record Question(int tab, String host, String realm, boolean again) {}

  /** What the employee typed. Without its words in {@code toString}. */
  record Credentials(String user, String password) {
    @Override
    public String toString() {
      return "Credentials[]";
    }
  }
}
