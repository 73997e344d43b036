package dev.cordon.policy.protocol;

/**
 * Names one document exactly.
 *
 * @param kind what kind of document
 * @param id a command's id; for the others the enrolment-independent word {@code root}, {@code
 *     policy} or {@code threats}
 * @param version its version; a command's sequence
 * @param sha256 lowercase hex SHA-256 of its payload bytes
 */
public record DocumentRef(Kind kind, String id, long version, String sha256) {
  /** The documents that a device state names. */
  public enum Kind {
    ROOT,
    POLICY,
    THREATS,
    COMMAND
  }
}
