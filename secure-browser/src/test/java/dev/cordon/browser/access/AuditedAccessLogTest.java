package dev.cordon.browser.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.policy.protocol.audit.AuditCategory;
import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.policy.protocol.audit.AuditEvent;
import dev.cordon.policy.protocol.policy.Browser;
import dev.cordon.policy.protocol.policy.Browser.Recorded;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.testing.EnrolledContainer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B5")
@Tag("J1")
@Tag("K1")
class AuditedAccessLogTest {
  private static final HttpUrl WIKI = HttpUrl.get("https://wiki.example/hr/pay?employee=7");
  private static final HttpUrl GAMES = HttpUrl.get("https://games.example/");

  private final List<AccessEntry> kept = new ArrayList<>();

  @Test
  void theTrailHasHostsAndNothingElseOfAddresses() throws Exception {
    try (EnrolledContainer work = EnrolledContainer.create()) {
      publish(work, EnumSet.allOf(AuditCategory.class), Recorded.ADDRESSES);
      visit(work);
      assertEquals(List.of("SITE_LOADED wiki.example", "SITE_REFUSED games.example"), sites(work));
      assertFalse(work.container().audit().events().toString().contains("employee"));
      assertEquals(3, kept.size());
    }
  }

  @Test
  void neitherPolicyAloneRecordsHosts() throws Exception {
    try (EnrolledContainer work = EnrolledContainer.create()) {
      visit(work);
      publish(work, EnumSet.allOf(AuditCategory.class), Recorded.OFF);
      visit(work);
      assertEquals(List.of(), sites(work));
    }
  }

  private void visit(EnrolledContainer work) {
    AccessLog log = new AuditedAccessLog(work.container().audit(), kept::add);
    AccessRecorder recorder = new AccessRecorder(work.container()::policy, log, Clock.systemUTC());
    recorder.loaded(WIKI);
    recorder.loaded(WIKI);
    recorder.refused(GAMES, Problem.SITE_BLOCKED);
  }

  private static void publish(
      EnrolledContainer work, Set<AuditCategory> events, Recorded recorded) {
    Policy now = work.container().policy();
    Browser browser = now.browser().withAccessLog(recorded);
    work.publish(now.withBrowser(browser).withAudit(now.audit().withEvents(events)));
  }

  private static List<String> sites(EnrolledContainer work) throws Exception {
    List<String> sites = new ArrayList<>();
    for (AuditEvent event : work.container().audit().events()) {
      if (event.code() == AuditCode.SITE_LOADED || event.code() == AuditCode.SITE_REFUSED) {
        sites.add(event.code() + " " + event.host().orElseThrow());
      }
    }
    return sites;
  }
}
