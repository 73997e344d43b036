package dev.cordon.mail.actions;

/** The device's notifications, seen without unlocking. */
public interface Notifications {
  void show(String text);
}
