package dev.cordon.mail.android.mail;

/**
 * How far the fetching of mail is.
 *
 * @param total 0 until it is known
 */
record Fetching(boolean busy, int done, int total) {
  static final Fetching NONE = new Fetching(false, 0, 0);
  static final Fetching BEGUN = new Fetching(true, 0, 0);
}
