package dev.cordon.browser.desktop;

import java.time.Duration;

/**
 * How long the app waits for an engine, which may have been taken over and never answer.
 *
 * @param start until it is ready
 * @param reading until it goes on reading what it is told
 * @param taking until it takes more of a load, or sends more of a body, that it began
 * @param typing until the employee has answered a sign-in
 */
record Patience(Duration start, Duration reading, Duration taking, Duration typing) {
  static final Patience USUAL =
      new Patience(
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10));
}
