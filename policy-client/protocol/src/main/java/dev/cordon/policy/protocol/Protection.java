package dev.cordon.policy.protocol;

/** What a platform can protect. */
public enum Protection {
  SCREEN_CAPTURE,
  CLIPBOARD,
  PRINT,
  SCREEN_LOCK
}
