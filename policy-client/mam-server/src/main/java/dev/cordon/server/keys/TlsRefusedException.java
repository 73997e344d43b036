package dev.cordon.server.keys;

/** The operator's key and certificate cannot be used. */
public final class TlsRefusedException extends Exception {
  private final Flaw flaw;

  /** What is wrong. */
  public enum Flaw {
    /** A file is not there, is no PEM or PKCS#12, or the password does not open it. */
    UNREADABLE,
    /** The certificate is another key's. */
    KEY_OF_ANOTHER,
    /** Before its time or after it. */
    NOT_VALID_NOW,
    /** It lacks the name that devices use. */
    NAME_MISSING
  }

  TlsRefusedException(Flaw flaw) {
    super(flaw.name());
    this.flaw = flaw;
  }

  TlsRefusedException(Flaw flaw, Throwable cause) {
    super(flaw.name(), cause);
    this.flaw = flaw;
  }

  /** What is wrong. */
  public Flaw flaw() {
    return flaw;
  }
}
