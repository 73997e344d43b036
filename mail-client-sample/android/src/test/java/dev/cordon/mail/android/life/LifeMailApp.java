package dev.cordon.mail.android.life;

import dev.cordon.core.net.SystemTrust;
import dev.cordon.mail.android.MailApp;
import dev.cordon.mail.app.Databases;
import dev.cordon.storage.desktop.DesktopDatabases;

/** The app as it is; only what has native code for phones alone is the desktop's. */
public final class LifeMailApp extends MailApp {
  @Override
  public Databases databases() {
    return (domain, name) -> DesktopDatabases.in(domain).open(name);
  }

  @Override
  public SystemTrust systemTrust() {
    return SystemTrust.ofTheJdk();
  }
}
