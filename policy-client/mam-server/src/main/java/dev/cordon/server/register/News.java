package dev.cordon.server.register;

import java.util.Optional;

/**
 * Something that devices should ask about. It carries nothing else.
 *
 * @param enrolment whose; empty: every device's
 */
public record News(Optional<String> enrolment) {
  static final News FOR_ALL = new News(Optional.empty());

  static News forDevice(String enrolment) {
    return new News(Optional.of(enrolment));
  }
}
