package dev.cordon.policy.protocol;

import java.util.List;

/**
 * The server's signed answer to a check-in: every document that the device must have. What is named
 * here and missing was withheld on the way.
 *
 * @param enrolment whom it binds
 * @param nonce the check-in's own
 * @param root the newest root document
 * @param policy the policy that shall be in force
 * @param commands all pending commands, in order of sequence
 */
public record DeviceState(
    String enrolment,
    String nonce,
    DocumentRef root,
    DocumentRef policy,
    List<DocumentRef> commands) {
  public DeviceState {
    commands = List.copyOf(commands);
  }
}
