package dev.cordon.core.posture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this SDK, as the build wrote it. */
public final class SdkVersion {
  /** Such as {@code 0.1.0}; goes into enrolments and check-ins. */
  public static final String CURRENT = load();

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
