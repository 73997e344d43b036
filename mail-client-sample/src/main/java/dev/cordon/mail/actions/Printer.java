package dev.cordon.mail.actions;

import dev.cordon.mail.mime.Mail;

/** A printer of the device. */
public interface Printer {
  void print(Mail mail);
}
