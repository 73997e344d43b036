package dev.cordon.policy.protocol;

/** The kind of device. */
public enum Platform {
  LINUX,
  WINDOWS,
  MACOS,
  ANDROID
}
