package dev.cordon.mail.desktop.demo;

import dev.cordon.mail.actions.Clipboard;
import dev.cordon.mail.actions.Notifications;
import dev.cordon.mail.actions.Printer;
import dev.cordon.mail.actions.ShareTarget;
import dev.cordon.mail.mime.Attachment;
import dev.cordon.mail.mime.Mail;

/** Everything outside the work area that work content could reach; counts what does. */
final class PersonalSide implements Clipboard, Printer, Notifications, ShareTarget {
  private int received;

  int received() {
    return received;
  }

  @Override
  public void put(String text) {
    received++;
  }

  @Override
  public void print(Mail mail) {
    received++;
  }

  @Override
  public void show(String text) {
    received++;
  }

  @Override
  public String app() {
    return "org.example.chat";
  }

  @Override
  public boolean managed() {
    return false;
  }

  @Override
  public void share(String text) {
    received++;
  }

  @Override
  public void share(Attachment attachment) {
    received++;
  }
}
