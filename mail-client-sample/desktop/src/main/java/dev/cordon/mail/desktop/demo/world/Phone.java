package dev.cordon.mail.desktop.demo.world;

import dev.cordon.core.Container;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.net.SystemTrust;
import dev.cordon.mail.app.Databases;
import java.nio.file.Path;
import java.util.Set;

/**
 * A private phone with a work container on it. The life that the demo plays is the same on every
 * kind of phone; what only a platform has stands here.
 */
public interface Phone {
  /** Everything that is written on the phone lies below. */
  Path home();

  /** What belongs to the employee. */
  Path personal();

  /** The work container's directory. */
  Path work();

  /** Opens the work container. */
  Container open() throws ContainerException;

  /** Opens a copy of the container's directory, with the vault as it is now. */
  Container openCopy(Path copy) throws ContainerException;

  /** The names of the keys that the container's vault holds. */
  Set<String> keys() throws ContainerException;

  /** SQLCipher here. */
  Databases databases();

  /** The trust anchors here. */
  SystemTrust trust();
}
