package dev.cordon.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this SDK, as the build wrote it. */
final class SdkVersion {
  static final String CURRENT = load();

  private SdkVersion() {}

  private static String load() {
    Properties build = new Properties();
    try (InputStream in = SdkVersion.class.getResourceAsStream("build.properties")) {
      if (in == null) {
        throw new IllegalStateException("not packaged: build.properties");
      }
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = build.getProperty("version", "");
    if (!version.matches("[0-9A-Za-z.+-]{1,32}")) {
      throw new IllegalStateException("no version in build.properties");
    }
    return version;
  }
}
