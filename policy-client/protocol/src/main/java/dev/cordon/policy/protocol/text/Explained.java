package dev.cordon.policy.protocol.text;

import java.util.Locale;

/**
 * Something that an employee or administrator may read.
 *
 * <p>The text names what was refused, why, and what to do next; it never carries content, keys,
 * passcodes or tokens.
 */
public interface Explained {
  /** The text in the locale's language: Japanese for {@code ja}, English for every other. */
  String text(Locale locale);
}
