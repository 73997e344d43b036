package dev.cordon.bench.browser;

import dev.cordon.policy.protocol.policy.Browser.SiteRule;
import dev.cordon.policy.protocol.policy.Browser.Verdict;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import okhttp3.HttpUrl;

/** Hosts of many lengths, rules and lists of them, and addresses to ask about. */
final class Sites {
  private static final String[] ENDS = {".example", ".co.example", ".example.org", ".test"};
  private static final List<Verdict> VERDICTS = List.of(Verdict.values());
  private static final int ASKED = 20_000;

  private final List<String> hosts = new ArrayList<>();
  private final Random random = new Random(11);

  Sites(int count) {
    for (int i = 0; i < count; i++) {
      hosts.add(word(3 + random.nextInt(12)) + Integer.toString(i, 36) + ENDS[i % ENDS.length]);
    }
  }

  /** One rule for each, every second for what is below too, and one for all others. */
  List<SiteRule> rules() {
    List<SiteRule> rules = new ArrayList<>();
    for (int i = 0; i < hosts.size(); i++) {
      String star = i % 2 == 0 ? "*." : "";
      rules.add(new SiteRule(star + hosts.get(i), VERDICTS.get(i % VERDICTS.size())));
    }
    rules.add(new SiteRule("*", Verdict.BLOCKED));
    return rules;
  }

  /** All of them in one of fifty categories. */
  InputStream list() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < hosts.size(); i++) {
      lines.append(hosts.get(i)).append("\tcategory").append(i % 50).append('\n');
    }
    return new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** A third hosts of rules, a third below such, a third strangers. */
  List<HttpUrl> asked() {
    List<HttpUrl> asked = new ArrayList<>();
    for (int i = 0; i < ASKED; i++) {
      String host = hosts.get(random.nextInt(hosts.size()));
      String front = i % 3 == 0 ? "" : i % 3 == 1 ? "www." : "un" + word(4);
      asked.add(HttpUrl.get("https://" + front + host + "/" + word(9) + "/" + word(9)));
    }
    Collections.shuffle(asked, random);
    return asked;
  }

  private String word(int letters) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < letters; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }
}
