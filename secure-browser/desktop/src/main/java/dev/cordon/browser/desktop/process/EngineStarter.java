package dev.cordon.browser.desktop.process;

import java.io.IOException;

/** Starts processes of one engine. Safe for many threads. */
public interface EngineStarter {
  /** The engine's version, as its files say: what it says itself must be the same. */
  String version();

  /**
   * Starts one. To be called on a thread that lives as long as the process should.
   *
   * @throws IOException if there can be none
   */
  EngineProcess start() throws IOException;
}
