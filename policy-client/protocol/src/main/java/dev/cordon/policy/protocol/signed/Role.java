package dev.cordon.policy.protocol.signed;

/** What a key of the organisation may sign. */
public enum Role {
  /** Names all keys, this role's own too; kept offline. */
  ROOT("root"),
  POLICY("policy"),
  COMMAND("command"),
  /**
   * Lists of harmful apps. A root need not name its keys: then the organisation signs no lists, and
   * none is believed.
   */
  THREATS("threats"),
  /** Short-lived answers to one device: its state, and acknowledgements. */
  STATE("state");

  private final String wireName;

  Role(String wireName) {
    this.wireName = wireName;
  }

  /** Whether every root names its keys. */
  boolean isRequired() {
    return this != THREATS;
  }

  /** Its name in a root document. */
  public String wireName() {
    return wireName;
  }
}
