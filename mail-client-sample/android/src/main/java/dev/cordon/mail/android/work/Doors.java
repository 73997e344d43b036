package dev.cordon.mail.android.work;

import dev.cordon.core.Container;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.net.SystemTrust;
import dev.cordon.mail.app.Databases;
import dev.cordon.mail.app.Outlets;

/** What the platform brings; the application implements it. */
public interface Doors {
  /** The container of this app; on a worker thread. */
  Container openContainer() throws ContainerException;

  /** The platform's binding to SQLCipher. */
  Databases databases();

  /** The system's trust anchors. */
  SystemTrust systemTrust();

  /** The ways out of the work area. */
  Outlets outlets(Container work);
}
