package dev.cordon.android.build.resources;

import picocli.CommandLine.Option;

/** Which Android an app runs on and what it calls itself. */
final class AppVersion {
  @Option(names = "--min-sdk", required = true, description = "Lowest API level.")
  private int minSdk;

  @Option(names = "--target-sdk", required = true, description = "API level it was tested on.")
  private int targetSdk;

  @Option(names = "--version-code", defaultValue = "1", description = "A number that grows.")
  private int versionCode;

  @Option(names = "--version-name", defaultValue = "1", description = "The version for people.")
  private String versionName = "1";

  int minSdk() {
    return minSdk;
  }

  int targetSdk() {
    return targetSdk;
  }

  int versionCode() {
    return versionCode;
  }

  String versionName() {
    return versionName;
  }
}
