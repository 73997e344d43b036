package dev.cordon.policy.protocol.signed;

/** What a key of the organisation may sign. */
public enum Role {
  /** Names all keys, this role's own too; kept offline. */
  ROOT("root"),
  POLICY("policy"),
  COMMAND("command"),
  /** Short-lived answers to one device: its state, and acknowledgements. */
  STATE("state");

  private final String wireName;

  Role(String wireName) {
    this.wireName = wireName;
  }

  /** Its name in a root document. */
  public String wireName() {
    return wireName;
  }
}
