package dev.cordon.policy.protocol;

/** Where a container is in its life, as the server is told. */
public enum Condition {
  NEW,
  LOCKED,
  OPEN,
  BLOCKED,
  WIPING,
  WIPED
}
