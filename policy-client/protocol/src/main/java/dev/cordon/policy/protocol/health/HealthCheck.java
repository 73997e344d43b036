package dev.cordon.policy.protocol.health;

/** What may be wrong with a device or app; each is a rule of the policy too. */
public enum HealthCheck {
  /** The system was modified so that somebody rules over all apps (E1). */
  ROOTED(PostureRule.ROOTED),
  /** The app or the system lets a debugger in (E3). */
  DEBUGGABLE(PostureRule.DEBUGGABLE),
  /** The system's settings for developers are open (E3). */
  DEVELOPER_OPTIONS(PostureRule.DEVELOPER_OPTIONS),
  /** A computer at the cable, or in the network, may command the device (E3). */
  USB_DEBUGGING(PostureRule.USB_DEBUGGING),
  /** The app is not as its maker signed it (E1). */
  APP_TAMPERED(PostureRule.APP_TAMPERED),
  /** There is no device but a program that plays one (E1). */
  EMULATOR(PostureRule.EMULATOR),
  /** Whoever picks the device up can use it. */
  SCREEN_LOCK_MISSING(PostureRule.SCREEN_LOCK_MISSING),
  /** What lies on the device's own storage can be read without it. */
  STORAGE_UNENCRYPTED(PostureRule.STORAGE_UNENCRYPTED),
  /**
   * Nobody beyond the device, such as its maker's hardware or a service, vouches for system and app
   * (E1). No platform's own health answers it: there is no service here, and nothing at the server
   * that would verify its word. An app that has one answers for it.
   */
  ATTESTATION(PostureRule.ATTESTATION),
  /** An app is there that the organisation's list names (E4). */
  THREAT_LIST(PostureRule.THREAT_LIST),
  /** An app was there, at an earlier look, that the list names by now (E4). */
  THREAT_LIST_EARLIER(PostureRule.THREAT_LIST_EARLIER);

  private final PostureRule rule;

  HealthCheck(PostureRule rule) {
    this.rule = rule;
  }

  /**
   * Whether it looks at other apps, which are personal: the employee has to agree first. What the
   * platform says of its own health never answers such a check.
   */
  public boolean needsConsent() {
    return this == THREAT_LIST || this == THREAT_LIST_EARLIER;
  }

  /** The policy's rule about it. */
  public PostureRule rule() {
    return rule;
  }
}
