package dev.cordon.core.deposit;

/** Something that arrived while the container was locked. */
public final class Deposit {
  private final String id;
  private final byte[] content;

  /**
   * One that is handed over.
   *
   * @param content taken over
   */
  public Deposit(String id, byte[] content) {
    this.id = id;
    this.content = content;
  }

  /**
   * 64 hexadecimal digits that {@link Deposits#put} returned. Never given to another; the same
   * again if this is handed over a second time.
   */
  public String id() {
    return id;
  }

  /** What was put; the taker's own array. */
  public byte[] content() {
    return content;
  }

  @Override
  public String toString() {
    return "Deposit[" + id + ", redacted]";
  }
}
