package dev.cordon.core.keys;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the file and the vault key of a slot are called. The first generation has no number, as it
 * was before there were others.
 */
record SlotName(String id, long generation) {
  private static final String ALIAS_PREFIX = "domain.";
  private static final String SUFFIX = ".slot";
  private static final Pattern LATER = Pattern.compile("(.+)\\.([1-9][0-9]{0,17})");

  String alias() {
    return ALIAS_PREFIX + numbered();
  }

  String file() {
    return numbered() + SUFFIX;
  }

  private String numbered() {
    return generation == ContainerKey.FIRST_GENERATION ? id : id + "." + generation;
  }

  /** The slot that has the vault key {@code alias}; empty if that is no slot's. */
  static Optional<SlotName> ofAlias(String alias) {
    return alias.startsWith(ALIAS_PREFIX)
        ? Optional.of(parse(alias.substring(ALIAS_PREFIX.length())))
        : Optional.empty();
  }

  /** The slot in the file called {@code name}, or made beside it; empty if that is no slot. */
  static Optional<SlotName> ofFile(String name) {
    int end = name.lastIndexOf(SUFFIX);
    return end > 0 ? Optional.of(parse(name.substring(0, end))) : Optional.empty();
  }

  private static SlotName parse(String numbered) {
    Matcher later = LATER.matcher(numbered);
    return later.matches()
        ? new SlotName(later.group(1), Long.parseLong(later.group(2)))
        : new SlotName(numbered, ContainerKey.FIRST_GENERATION);
  }
}
