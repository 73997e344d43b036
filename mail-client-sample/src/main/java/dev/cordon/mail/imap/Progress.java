package dev.cordon.mail.imap;

/** Told how far a synchronising is; called on its thread, must return soon. */
public interface Progress {
  /** Tells nobody. */
  Progress NONE = (done, total) -> {};

  /**
   * So many of the new messages are on the medium and survive a kill.
   *
   * @param done messages fetched and stored
   * @param total messages that were missing when the synchronising began
   */
  void at(int done, int total);
}
