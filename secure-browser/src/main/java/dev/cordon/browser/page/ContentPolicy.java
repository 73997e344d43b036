package dev.cordon.browser.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page's Content-Security-Policy, mended so that one script more may run inline, and nothing else
 * (CSP Level 3, sections 6.7.2 and 6.7.3).
 *
 * <p>The script's hash joins the list that decides on inline scripts. Where that list already
 * allows every inline script it stays as it is: a hash in it would take that back. A list that only
 * falls back on {@code default-src} is first copied into a {@code script-src} of its own, so that
 * the hash counts for scripts alone.
 */
final class ContentPolicy {
  static final String NO_SCRIPTS = "script-src 'none'";

  private static final Pattern DIGEST =
      Pattern.compile("'(nonce|sha256|sha384|sha512)-[A-Za-z0-9+/_-]+={0,2}'");

  private ContentPolicy() {}

  /** The source expression for exactly {@code script}. */
  static String hash(String script) {
    try {
      byte[] sha256 =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(sha256) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Mends one field; it may hold several policies, and each must allow. */
  static String mended(String field, String hash) {
    return Stream.of(field.split(",", -1))
        .map(policy -> mendedPolicy(policy, hash))
        .collect(Collectors.joining(","));
  }

  private static String mendedPolicy(String policy, String hash) {
    List<String> directives = new ArrayList<>(List.of(policy.split(";", -1)));
    for (String name : List.of("script-src-elem", "script-src")) {
      int at = indexOf(directives, name);
      if (at >= 0) {
        directives.set(at, with(directives.get(at), hash));
        return String.join(";", directives);
      }
    }
    int fallback = indexOf(directives, "default-src");
    if (fallback < 0 || allowsAllInline(words(directives.get(fallback)))) {
      return policy;
    }
    String list = String.join(" ", sources(directives.get(fallback)));
    directives.add(" " + with("script-src " + list, hash).trim());
    return String.join(";", directives);
  }

  /** Of several of one name only the first counts (section 2.2.1). */
  private static int indexOf(List<String> directives, String name) {
    for (int i = 0; i < directives.size(); i++) {
      List<String> words = words(directives.get(i));
      if (!words.isEmpty() && words.get(0).equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  private static String with(String directive, String hash) {
    if (allowsAllInline(words(directive))) {
      return directive;
    }
    List<String> sources = new ArrayList<>(sources(directive));
    // Beside another expression it would match nothing anyway, and engines warn of it.
    sources.removeIf(source -> source.equalsIgnoreCase("'none'"));
    sources.add(hash);
    return " " + words(directive).get(0) + " " + String.join(" ", sources);
  }

  private static boolean allowsAllInline(List<String> words) {
    Set<String> lower = new HashSet<>();
    words.forEach(word -> lower.add(word.toLowerCase(Locale.ROOT)));
    Optional<String> digest = words.stream().filter(ContentPolicy::isDigest).findFirst();
    return lower.contains("'unsafe-inline'")
        && !lower.contains("'strict-dynamic'")
        && !digest.isPresent();
  }

  private static boolean isDigest(String word) {
    return DIGEST.matcher(word.toLowerCase(Locale.ROOT)).matches();
  }

  private static List<String> sources(String directive) {
    List<String> words = words(directive);
    return words.subList(1, words.size());
  }

  private static List<String> words(String directive) {
    return Stream.of(directive.split("[\\t\\n\\f\\r ]+", -1))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toList());
  }
}
