package dev.cordon.browser.desktop.process;

/** What the operating system may keep the engine's process from. */
public enum EngineProtection {
  /** It has no network of its own: not even a socket to this machine. */
  NO_NETWORK,
  /** It can write to no file at all: no byte of a page reaches a disk through it. */
  NO_WRITING,
  /** It sees the system's files and its own jars, not the employee's home, the container, /tmp. */
  NO_FOREIGN_FILES,
  /** It sees no other process, and all that it starts ends with it. */
  NO_FOREIGN_PROCESSES,
  /** Its memory is not written out when it crashes. */
  NO_CORE_DUMP
}
