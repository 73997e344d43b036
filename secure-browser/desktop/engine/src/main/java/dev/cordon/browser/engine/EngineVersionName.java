package dev.cordon.browser.engine;

import com.sun.javafx.runtime.VersionInfo;

/** What the engine calls itself; the app believes only what it reads from the jar. */
final class EngineVersionName {
  private EngineVersionName() {}

  static String read() {
    return "JavaFX " + VersionInfo.getVersion();
  }
}
