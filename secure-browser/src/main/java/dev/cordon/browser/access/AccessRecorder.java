package dev.cordon.browser.access;

import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.policy.protocol.policy.Browser.Recorded;
import dev.cordon.policy.protocol.policy.Browser.Verdict;
import dev.cordon.policy.protocol.policy.Policy;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import okhttp3.HttpUrl;

/**
 * Passes on to the {@link AccessLog} what the policy of the moment lets through ({@code
 * browser.accessLog}): nothing, hosts, or addresses. What belongs in the employee's own browser is
 * never recorded: what they do there is theirs (requirement K1). Safe for many threads.
 */
public final class AccessRecorder {
  private final Supplier<Policy> policy;
  private final AccessLog log;
  private final Clock clock;

  /** Records by the policy of each moment. */
  public AccessRecorder(Supplier<Policy> policy, AccessLog log, Clock clock) {
    this.policy = policy;
    this.log = log;
    this.clock = clock;
  }

  /** An address was loaded. */
  public void loaded(HttpUrl url) {
    record(url, Verdict.CONTAINER, Optional.empty());
  }

  /** An address was not loaded. */
  public void refused(HttpUrl url, Problem why) {
    boolean byRule = why == Problem.SITE_BLOCKED;
    record(url, byRule ? Verdict.BLOCKED : Verdict.CONTAINER, Optional.of(why));
  }

  private void record(HttpUrl url, Verdict verdict, Optional<Problem> problem) {
    Recorded recorded = policy.get().browser().accessLog();
    if (recorded != Recorded.OFF) {
      Optional<String> address =
          recorded == Recorded.ADDRESSES ? Optional.of(address(url)) : Optional.empty();
      log.record(new AccessEntry(clock.instant(), url.host(), address, verdict, problem));
    }
  }

  /** A fragment never leaves a browser (RFC 9110, section 4.2.5); credentials go nowhere. */
  private static String address(HttpUrl url) {
    return url.newBuilder().username("").password("").fragment(null).build().toString();
  }
}
