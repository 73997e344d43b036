package dev.cordon.policy.protocol.audit;

import static dev.cordon.policy.protocol.audit.AuditCode.Field.HOST;
import static dev.cordon.policy.protocol.audit.AuditCode.Field.NUMBER;
import static dev.cordon.policy.protocol.audit.AuditCode.Field.PROOF;
import static dev.cordon.policy.protocol.audit.AuditCode.Field.WHY;

/**
 * The closed set of events. Names are stable: they are stored, hashed and sent. Each has exactly
 * its fields.
 */
public enum AuditCode {
  OPENED(AuditCategory.LIFE),
  /** By finger or face. */
  OPENED_BY_BIOMETRIC(AuditCategory.LIFE),
  /** It was open and closed itself or was closed. */
  CLOSED(AuditCategory.LIFE, WHY),
  /** It was open when its process ended without a word. */
  INTERRUPTED(AuditCategory.LIFE),
  /** Something keeps it closed until the server says otherwise. */
  BLOCKED(AuditCategory.LIFE, WHY),
  /** What had kept it closed is over. */
  UNBLOCKED(AuditCategory.LIFE),
  /** NUMBER: the how-manieth in a row. */
  WRONG_PASSCODE(AuditCategory.LIFE, NUMBER),
  PASSCODE_SET(AuditCategory.LIFE),
  PASSCODE_CHANGED(AuditCategory.LIFE),
  /** New keys in place of all that can be had without encrypting data again. */
  KEYS_RENEWED(AuditCategory.LIFE),
  /** All of it; the trail ends with it, and the receipt says how it went. */
  WIPE_BEGUN(AuditCategory.LIFE, WHY),
  /** One domain: an account, a label. Never which. */
  PART_WIPED(AuditCategory.LIFE),
  /** Outside of working hours. NUMBER: the how-manieth of the week. */
  EMERGENCY_OPENED(AuditCategory.LIFE, NUMBER),
  /** NUMBER: days whose documents can be opened no more. */
  DOCUMENTS_EXPIRED(AuditCategory.LIFE, NUMBER),

  /** NUMBER: how often since the event before of the same reason. */
  DENIED(AuditCategory.GATE, WHY, NUMBER),

  /** NUMBER: the version. */
  POLICY_CHANGED(AuditCategory.POLICY, NUMBER),

  /** NUMBER: the command's sequence; the same for the next two. */
  COMMAND_LOCK(AuditCategory.COMMANDS, NUMBER),
  COMMAND_UNLOCK(AuditCategory.COMMANDS, NUMBER),
  COMMAND_WIPE(AuditCategory.COMMANDS, NUMBER),

  POSTURE_WORSE(AuditCategory.POSTURE, WHY),
  POSTURE_BETTER(AuditCategory.POSTURE, WHY),

  /** Something on the disk is not what was written. */
  TAMPER_FOUND(AuditCategory.STORAGE, WHY),
  BACKUP_MADE(AuditCategory.STORAGE),

  SITE_LOADED(AuditCategory.BROWSER, HOST),
  SITE_REFUSED(AuditCategory.BROWSER, HOST),

  TRAIL_BEGUN(AuditCategory.TRAIL),
  /** It belongs to an organisation from now on: the first event that this one gets. */
  ENROLLED(AuditCategory.TRAIL),
  /** PROOF: the device's signature over the chain up to the event before. */
  CHECKPOINT(AuditCategory.TRAIL, PROOF),
  /** NUMBER: how many of the oldest were removed, by age or for room. */
  REMOVED(AuditCategory.TRAIL, NUMBER),
  /** NUMBER: how many could not be recorded. */
  LOST(AuditCategory.TRAIL, NUMBER),
  /** The earlier ones were altered, cut or taken away. NUMBER: how many there should have been. */
  TRAIL_BROKEN(AuditCategory.TRAIL, NUMBER);

  /** What an event may say beside its code. */
  public enum Field {
    WHY(1),
    NUMBER(2),
    HOST(4),
    PROOF(8);

    private final int bit;

    Field(int bit) {
      this.bit = bit;
    }
  }

  private final AuditCategory category;
  private final int fields; // a bit for each: enums hold nothing that changes

  AuditCode(AuditCategory category, Field... fields) {
    this.category = category;
    int bits = 0;
    for (Field field : fields) {
      bits |= field.bit;
    }
    this.fields = bits;
  }

  /** What it belongs to. */
  public AuditCategory category() {
    return category;
  }

  /** Whether an event of this code has that field; without it, it must not. */
  public boolean has(Field field) {
    return (fields & field.bit) != 0;
  }
}
