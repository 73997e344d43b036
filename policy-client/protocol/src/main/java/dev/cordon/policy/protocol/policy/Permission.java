package dev.cordon.policy.protocol.policy;

/** A setting that is either on or off. */
public enum Permission {
  BLOCKED,
  ALLOWED
}
