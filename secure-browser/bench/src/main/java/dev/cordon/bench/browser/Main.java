package dev.cordon.bench.browser;

import dev.cordon.browser.sites.SiteCategories;
import dev.cordon.browser.sites.SiteRules;
import dev.cordon.policy.protocol.policy.Browser.SiteRule;
import dev.cordon.policy.protocol.policy.Browser.Verdict;
import java.io.IOException;
import java.util.List;
import okhttp3.HttpUrl;

/** Prints what judging an address costs; see docs/browser.md. */
public final class Main {
  private static final double TARGET_NANOS = 1000;
  private static final int LINEAR_ASKED = 20;

  private final Judging judging = new Judging();

  private Main() {}

  /** Measures everything. */
  public static void main(String[] none) throws IOException {
    Main main = new Main();
    for (int count : new int[] {100_000, 1_000_000}) {
      main.rules(count);
      main.categories(count);
    }
    System.out.println(main.judging.blocked() + " look-ups ended in a refusal");
  }

  private void rules(int count) {
    Sites sites = new Sites(count);
    List<SiteRule> rules = sites.rules();
    List<HttpUrl> asked = sites.asked();
    long begun = judging.processorNanos();
    SiteRules compiled = SiteRules.of(rules);
    Figure.plain("browser_rules_compile_" + count, millisSince(begun), "ms");
    double nanos = judging.nanos(asked, compiled::judge);
    Figure.atMost("browser_rule_lookup_" + count, nanos, "ns", TARGET_NANOS);
    LinearPeer peer = new LinearPeer(rules);
    double linear = judging.nanos(asked.subList(0, LINEAR_ASKED), peer::judge);
    Figure.plain("browser_rule_lookup_" + count + "_one_after_the_other", linear, "ns");
    Figure.plain("browser_rule_lookup_" + count + "_faster", linear / nanos, "x");
  }

  private void categories(int count) throws IOException {
    Sites sites = new Sites(count);
    long before = usedBytes();
    long begun = judging.processorNanos();
    SiteCategories list = SiteCategories.read(sites.list());
    Figure.plain("browser_category_list_read_" + count, millisSince(begun), "ms");
    Figure.plain("browser_category_list_memory_" + count, (usedBytes() - before) / 1e6, "MB");
    SiteRules compiled =
        SiteRules.of(
            List.of(
                new SiteRule("category:category7", Verdict.BLOCKED),
                new SiteRule("category:category8", Verdict.OUTSIDE)),
            list);
    double nanos = judging.nanos(sites.asked(), compiled::judge);
    Figure.atMost("browser_category_lookup_" + count, nanos, "ns", TARGET_NANOS);
  }

  private double millisSince(long begunNanos) {
    return (judging.processorNanos() - begunNanos) / 1e6;
  }

  private static long usedBytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
