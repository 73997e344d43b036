package dev.cordon.policy.protocol.health;

/** What a signal rests on. Names are stable: they are stored and sent. */
public enum Evidence {
  // Of any check
  /** The system was asked and said so. */
  SYSTEM_SAYS,
  /** The usual signs were looked for and not there, which proves little. */
  NO_SIGNS,
  /** There is no such thing on this kind of device. */
  NOT_HERE,
  /** There is no cheap and honest way to find out here. */
  NOT_MEASURED,
  /** Looking failed. */
  FAILED,
  /** A check that the app brought says so. */
  APP_SAYS,

  // ROOTED
  SU_BINARY,
  TEST_KEYS,
  SYSTEM_WRITABLE,
  DEBUG_BUILD,

  // DEBUGGABLE
  APP_DEBUGGABLE,
  DEBUGGER_ATTACHED,
  DEBUG_AGENT,

  // DEVELOPER_OPTIONS, USB_DEBUGGING
  OPTIONS_OPEN,
  USB_ADB,
  NETWORK_ADB,

  // APP_TAMPERED
  SIGNATURE_MATCHES,
  SIGNATURE_DIFFERS,
  NOT_SIGNED,
  CODE_MATCHES,
  CODE_DIFFERS,

  // EMULATOR
  EMULATOR_BUILD,
  EMULATOR_HARDWARE,

  // STORAGE_UNENCRYPTED
  STORAGE_PLAIN,
  STORAGE_WITHOUT_SECRET,
  STORAGE_ENCRYPTED,

  // THREAT_LIST, THREAT_LIST_EARLIER
  /** An entry of the list fits an app. */
  LISTED_APP,
  /** None fits an app that the system lets this one see; it need not show all. */
  NONE_VISIBLE,
  /** The employee did not agree that apps are compared with the list. */
  NOT_AGREED,
  /** There is no list here yet. */
  NO_LIST
}
