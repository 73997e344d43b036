package dev.cordon.storage.ledger;

/** The numbers of the format: record kinds and entries. */
final class Codes {
  static final byte SNAPSHOT = 1;
  static final byte SNAPSHOT_ENDS = 2;
  static final byte COMMIT = 3;

  static final byte PUT = 1;
  static final byte REMOVE = 2;
  static final byte RESERVE = 3;
  static final byte DOOM = 4;
  static final byte GONE = 5;
  static final byte WRITING = 6;
  static final byte SETTLED = 7;
  static final byte NEXT = 8;

  private Codes() {}
}
