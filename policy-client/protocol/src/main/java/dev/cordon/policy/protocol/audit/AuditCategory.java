package dev.cordon.policy.protocol.audit;

/** What an organisation may choose to have recorded. */
public enum AuditCategory {
  /** Opened, closed, passcodes, wiped. */
  LIFE,
  /** What the gate refused. */
  GATE,
  /** Which policy came into force. */
  POLICY,
  /** Which commands were obeyed. */
  COMMANDS,
  /** What became worse or better of the device's security. */
  POSTURE,
  /** Damage found, backups made. */
  STORAGE,
  /** Which hosts work asked for; only if {@code browser.accessLog} records hosts too. */
  BROWSER,
  /** The trail about itself: always recorded, or a gap could be denied. */
  TRAIL
}
