package dev.cordon.core.gate;

/** Judges actions by the policy in force. Safe for many threads. */
public interface Gate {
  /** The answer to {@code action}; never throws for a refusal. */
  Decision judge(Action action);
}
