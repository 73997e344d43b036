package dev.cordon.mail.actions;

/** The device's clipboard, which any app can read. */
public interface Clipboard {
  void put(String text);
}
