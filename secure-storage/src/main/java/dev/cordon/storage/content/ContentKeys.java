package dev.cordon.storage.content;

import dev.cordon.core.Domain;

/**
 * The keys of a domain's contents. Nothing is kept: each use asks the domain, which refuses once it
 * is locked.
 */
public final class ContentKeys {
  private ContentKeys() {}

  /** The keys that come from {@code domain}. */
  public static ContentKeys of(Domain domain) {
    return Pending.value(ContentKeys.class);
  }
}
