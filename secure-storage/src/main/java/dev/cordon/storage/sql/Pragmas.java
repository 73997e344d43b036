package dev.cordon.storage.sql;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The pragmas that an app may give. Those that change the key, where bytes go, or when they are on
 * the medium are missing, or may only be read or set to what {@link Setup} set them to.
 * https://www.sqlite.org/pragma.html
 */
final class Pragmas {
  private static final Set<String> FREE =
      Set.of(
          "ANALYSIS_LIMIT",
          "AUTO_VACUUM",
          "AUTOMATIC_INDEX",
          "BUSY_TIMEOUT",
          "CACHE_SIZE",
          "CASE_SENSITIVE_LIKE",
          "CELL_SIZE_CHECK",
          "COLLATION_LIST",
          "COMPILE_OPTIONS",
          "DATA_VERSION",
          "DATABASE_LIST",
          "DEFER_FOREIGN_KEYS",
          "ENCODING",
          "FOREIGN_KEY_CHECK",
          "FOREIGN_KEY_LIST",
          "FOREIGN_KEYS",
          "FREELIST_COUNT",
          "FUNCTION_LIST",
          "IGNORE_CHECK_CONSTRAINTS",
          "INCREMENTAL_VACUUM",
          "INDEX_INFO",
          "INDEX_LIST",
          "INDEX_XINFO",
          "INTEGRITY_CHECK",
          "JOURNAL_SIZE_LIMIT",
          "LEGACY_ALTER_TABLE",
          "MAX_PAGE_COUNT",
          "MODULE_LIST",
          "OPTIMIZE",
          "PAGE_COUNT",
          "PRAGMA_LIST",
          "QUERY_ONLY",
          "QUICK_CHECK",
          "READ_UNCOMMITTED",
          "RECURSIVE_TRIGGERS",
          "REVERSE_UNORDERED_SELECTS",
          "SHRINK_MEMORY",
          "TABLE_INFO",
          "TABLE_LIST",
          "TABLE_XINFO",
          "THREADS",
          "USER_VERSION",
          "WAL_AUTOCHECKPOINT",
          "WAL_CHECKPOINT");

  /** By pragma, the values that change nothing. */
  private static final Map<String, Set<String>> FIXED =
      Map.of(
          "APPLICATION_ID", Set.of(), // the mark that tells an older copy (docs/decisions/0077)
          "JOURNAL_MODE", Set.of("WAL"),
          "LOCKING_MODE", Set.of("EXCLUSIVE"),
          "PAGE_SIZE", Set.of(),
          "SCHEMA_VERSION", Set.of(),
          "SECURE_DELETE", Set.of("ON", "1", "TRUE", "YES"),
          "SYNCHRONOUS", Set.of("FULL", "EXTRA", "2", "3"),
          "TEMP_STORE", Set.of("MEMORY", "2"),
          "TRUSTED_SCHEMA", Set.of("OFF", "0", "FALSE", "NO"));

  private Pragmas() {}

  /** Whether a pragma of these words, the first behind PRAGMA, may run. */
  static boolean allow(List<String> words) {
    List<String> rest = withoutEnd(words);
    if (rest.size() > 1 && rest.get(1).equals(".")) {
      rest = rest.subList(2, rest.size());
    }
    if (rest.isEmpty()) {
      return false;
    }
    String name = rest.get(0);
    if (FREE.contains(name)) {
      return true;
    }
    return FIXED.containsKey(name) && (rest.size() == 1 || changesNothing(rest, FIXED.get(name)));
  }

  /** {@code name = value} or {@code name(value)}. */
  private static boolean changesNothing(List<String> words, Set<String> values) {
    boolean set = words.size() == 3 && words.get(1).equals("=");
    boolean called = words.size() == 4 && words.get(1).equals("(") && words.get(3).equals(")");
    return (set || called) && values.contains(words.get(2));
  }

  private static List<String> withoutEnd(List<String> words) {
    int end = words.size();
    return end > 0 && words.get(end - 1).equals(";") ? words.subList(0, end - 1) : words;
  }
}
