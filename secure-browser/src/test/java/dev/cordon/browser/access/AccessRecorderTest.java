package dev.cordon.browser.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.policy.protocol.policy.Browser.Recorded;
import dev.cordon.policy.protocol.policy.Browser.Verdict;
import dev.cordon.policy.protocol.policy.Policy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B5")
@Tag("J1")
class AccessRecorderTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final HttpUrl URL =
      HttpUrl.get("https://user:secret@wiki.example:8443/hr/pay?employee=7#token");

  private final List<AccessEntry> kept = new ArrayList<>();
  private Policy policy = Policy.DEFAULT;
  private final AccessRecorder recorder =
      new AccessRecorder(() -> policy, kept::add, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void onlyHostsAreRecordedUnlessThePolicySaysOtherwise() {
    recorder.loaded(URL);
    recorder.refused(URL, Problem.SITE_BLOCKED);
    recorder.refused(URL, Problem.DOWNLOADS_BLOCKED);
    assertEquals(
        List.of(
            entry(Optional.empty(), Verdict.CONTAINER, Optional.empty()),
            entry(Optional.empty(), Verdict.BLOCKED, Optional.of(Problem.SITE_BLOCKED)),
            entry(Optional.empty(), Verdict.CONTAINER, Optional.of(Problem.DOWNLOADS_BLOCKED))),
        kept);
  }

  @Test
  void addressesAreRecordedIfThePolicyWantsThemButNeverCredentialsAndFragments() {
    record(Recorded.ADDRESSES);
    recorder.loaded(URL);
    Optional<String> address = Optional.of("https://wiki.example:8443/hr/pay?employee=7");
    assertEquals(List.of(entry(address, Verdict.CONTAINER, Optional.empty())), kept);
  }

  @Test
  @Tag("K1")
  void nothingIsRecordedIfThePolicyWantsNothing() {
    record(Recorded.OFF);
    recorder.loaded(URL);
    recorder.refused(URL, Problem.SITE_BLOCKED);
    assertEquals(List.of(), kept);
  }

  @Test
  void thePolicyOfTheMomentCounts() {
    recorder.loaded(URL);
    record(Recorded.OFF);
    recorder.loaded(URL);
    record(Recorded.HOSTS);
    recorder.loaded(URL);
    assertEquals(2, kept.size());
  }

  @Test
  void anEntryInALogOfErrorsNamesNoSite() {
    record(Recorded.ADDRESSES);
    recorder.refused(URL, Problem.SITE_BLOCKED);
    assertFalse(kept.get(0).toString().contains("wiki"), kept.get(0).toString());
  }

  private void record(Recorded recorded) {
    policy = Policy.DEFAULT.withBrowser(Policy.DEFAULT.browser().withAccessLog(recorded));
  }

  private static AccessEntry entry(
      Optional<String> url, Verdict verdict, Optional<Problem> problem) {
    return new AccessEntry(NOW, "wiki.example", url, verdict, problem);
  }
}
