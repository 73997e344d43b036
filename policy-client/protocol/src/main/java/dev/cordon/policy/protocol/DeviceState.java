package dev.cordon.policy.protocol;

import java.util.List;
import java.util.Optional;

/**
 * The server's signed answer to a check-in: every document that the device must have. What is named
 * here and missing was withheld on the way.
 *
 * @param enrolment whom it binds
 * @param nonce the check-in's own
 * @param root the newest root document
 * @param policy the policy that shall be in force
 * @param threats the list of harmful apps, if there is one that the policy asks for
 * @param commands all pending commands, in order of sequence
 * @param shares the server's shares of the device's keys that it asked for and may have, at most
 *     {@value ServerShare#MOST}, in order of their numbers
 */
public record DeviceState(
    String enrolment,
    String nonce,
    DocumentRef root,
    DocumentRef policy,
    Optional<DocumentRef> threats,
    List<DocumentRef> commands,
    List<ServerShare> shares) {
  public DeviceState {
    commands = List.copyOf(commands);
    shares = List.copyOf(shares);
  }

  /** Without a list of harmful apps, and without shares. */
  public DeviceState(
      String enrolment,
      String nonce,
      DocumentRef root,
      DocumentRef policy,
      List<DocumentRef> commands) {
    this(enrolment, nonce, root, policy, Optional.empty(), commands, List.of());
  }
}
