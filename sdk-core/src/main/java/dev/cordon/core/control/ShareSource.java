package dev.cordon.core.control;

import dev.cordon.core.error.ContainerException;

/** Whom a container asks for the server's share of its keys while somebody waits to open it. */
@FunctionalInterface
public interface ShareSource {
  /**
   * Asks the server once. What it hands out has gone to {@link Organisation#acceptShares} on
   * return; that may be nothing.
   */
  void fetch() throws ContainerException;
}
