package dev.cordon.mail.desktop.demo.world;

import java.nio.file.Path;

/** The Java that runs the demo also runs the other processes. */
final class Java {
  private Java() {}

  static String executable() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
