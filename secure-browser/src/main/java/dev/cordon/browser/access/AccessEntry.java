package dev.cordon.browser.access;

import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.policy.protocol.policy.Browser.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * One address that work asked for.
 *
 * @param at when it was judged
 * @param host in canonical form
 * @param url all of it but a fragment and credentials, if the policy wants addresses
 * @param verdict what the rules say: {@code CONTAINER} or {@code BLOCKED}
 * @param problem why it was not loaded; empty: it was
 */
public record AccessEntry(
    Instant at, String host, Optional<String> url, Verdict verdict, Optional<Problem> problem) {
  /** Without host and address, which belong into the access log and no other. */
  @Override
  public String toString() {
    return "AccessEntry[" + at + " " + verdict + problem.map(p -> " " + p).orElse("") + "]";
  }
}
