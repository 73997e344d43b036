package dev.cordon.server.register;

/** Where a command is in its life. Names are stable: they are stored. */
public enum Stage {
  /** An administrator asked for it. */
  REQUESTED,
  /** It is signed. */
  ISSUED,
  /** It waits for the device. */
  PENDING,
  /** It was part of an answer to the device. */
  SENT,
  /** The device said that it has it. */
  RECEIVED,
  /** The device's receipt says that it was obeyed. */
  DONE,
  /** The device's receipt says that it was not. */
  FAILED,
  /** It was withdrawn before the device obeyed. */
  REVOKED;

  /** Whether nothing more will come of it. */
  public boolean isLast() {
    return this == DONE || this == FAILED || this == REVOKED;
  }
}
