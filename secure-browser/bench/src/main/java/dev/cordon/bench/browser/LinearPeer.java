package dev.cordon.bench.browser;

import dev.cordon.policy.protocol.policy.Browser.SiteRule;
import dev.cordon.policy.protocol.policy.Browser.Verdict;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;

/** Rules without paths, tried one after the other, as Cordon 0.1.0 did. */
final class LinearPeer {
  private final List<Rule> rules = new ArrayList<>();

  private record Rule(String host, String below, Verdict verdict) {
    boolean matches(String asked) {
      return host.equals("*") || asked.equals(host) || (!below.isEmpty() && asked.endsWith(below));
    }
  }

  LinearPeer(List<SiteRule> sites) {
    for (SiteRule site : sites) {
      boolean below = site.pattern().startsWith("*.");
      String host = below ? site.pattern().substring(2) : site.pattern();
      rules.add(new Rule(host, below ? "." + host : "", site.verdict()));
    }
  }

  Verdict judge(HttpUrl url) {
    for (Rule rule : rules) {
      if (rule.matches(url.host())) {
        return rule.verdict();
      }
    }
    return Verdict.CONTAINER;
  }
}
