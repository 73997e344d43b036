package dev.cordon.browser;

import dev.cordon.browser.access.AccessLog;
import dev.cordon.browser.access.AccessRecorder;
import dev.cordon.browser.access.AuditedAccessLog;
import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.browser.page.Destination;
import dev.cordon.browser.sites.Address;
import dev.cordon.browser.sites.CompiledRules;
import dev.cordon.core.Container;
import dev.cordon.policy.protocol.policy.Browser;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Where an address may be loaded by the policy of now, before anything is sent to it. */
final class Judge {
  private final Container work;
  private final CompiledRules rules;
  private final AccessRecorder recorder;

  Judge(Container work, Ports ports) {
    this.work = work;
    this.rules = new CompiledRules(ports.categories());
    AccessLog log = new AuditedAccessLog(work.audit(), ports.accessLog());
    this.recorder = new AccessRecorder(work::policy, log, ports.clock());
  }

  /** What becomes of an address. */
  sealed interface Judged {}

  /** It is loaded. */
  record Go(HttpUrl url) implements Judged {}

  /** It is not. */
  record Stop(Loaded instead) implements Judged {}

  Browser policy() {
    return work.policy().browser();
  }

  /** For the access log: what went through here was loaded, or why it was not after all. */
  AccessRecorder recorder() {
    return recorder;
  }

  /** Null as OkHttp gives it: not a web address. */
  Judged judge(@Nullable HttpUrl asked, Destination destination) {
    Address.Reading reading = Address.read(asked);
    if (reading instanceof Address.Unreadable unreadable) {
      return new Stop(new Loaded.Refused(unreadable.why()));
    }
    HttpUrl url = ((Address.Canonical) reading).url();
    return switch (rules.of(policy().sites()).judge(url)) {
      case OUTSIDE -> new Stop(outside(url, destination));
      case BLOCKED -> refused(Problem.SITE_BLOCKED, url);
      case CONTAINER -> url.isHttps() ? new Go(url) : refused(Problem.CLEARTEXT, url);
    };
  }

  /** Only what the employee would look at is worth opening elsewhere. */
  private static Loaded outside(HttpUrl url, Destination destination) {
    return destination == Destination.DOCUMENT || destination == Destination.OTHER
        ? new Loaded.Outside(url.toString())
        : new Loaded.Refused(Refusal.of(Problem.SITE_OUTSIDE, url.host()));
  }

  private Stop refused(Problem problem, HttpUrl url) {
    recorder.refused(url, problem);
    return new Stop(new Loaded.Refused(Refusal.of(problem, url.host())));
  }
}
