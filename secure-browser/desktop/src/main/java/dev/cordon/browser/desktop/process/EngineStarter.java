package dev.cordon.browser.desktop.process;

import dev.cordon.policy.protocol.ProtectionLevel;
import java.io.IOException;
import java.util.Map;

/** Starts processes of one engine. Safe for many threads. */
public interface EngineStarter {
  /** The engine's version, as its files say: what it says itself must be the same. */
  String version();

  /** The script that mends pages for this engine; the session puts it into each. */
  String injectedScript();

  /** What the system keeps the process from, as it really holds. May try it out first. */
  Map<EngineProtection, ProtectionLevel> protections();

  /**
   * Starts one. To be called on a thread that lives as long as the process should.
   *
   * @throws IOException if there can be none
   */
  EngineProcess start() throws IOException;
}
