package dev.cordon.storage.volume;

/** What happens to a volume as a whole, between deeds. */
enum Turn {
  COMMIT,

  /** It is closed and opened again. */
  REOPEN,

  /** The process is killed. */
  KILL,

  /** The power goes: of what was not forced anything may be there. */
  POWER_CUT
}
