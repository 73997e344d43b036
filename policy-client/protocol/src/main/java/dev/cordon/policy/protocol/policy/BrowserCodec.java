package dev.cordon.policy.protocol.policy;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.Lists;
import dev.cordon.policy.protocol.policy.Browser.Downloads;
import dev.cordon.policy.protocol.policy.Browser.SiteRule;
import dev.cordon.policy.protocol.policy.Browser.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The group {@code browser}. */
final class BrowserCodec implements Codec<Browser> {
  private static final int MAX_SITES = 10_000;
  private static final Pattern SITE =
      Pattern.compile("(\\*|(\\*\\.)?[A-Za-z0-9._-]{1,253})(/[\\x21-\\x7E]{0,1024})?");

  @Override
  public JsonObject write(Browser browser) {
    JsonObject json = new JsonObject();
    json.add("sites", Lists.of(browser.sites(), BrowserCodec::write));
    json.addProperty("downloads", Words.camelCase(browser.downloads()));
    return json;
  }

  @Override
  public Browser read(Fields fields) throws DocumentRefusedException {
    Settings settings = new Settings(fields);
    Browser absent = Browser.DEFAULT;
    return new Browser(
        settings.present("sites") ? sites(fields) : absent.sites(),
        settings.choice("downloads", Downloads.values(), absent.downloads()));
  }

  private static JsonObject write(SiteRule rule) {
    JsonObject json = new JsonObject();
    json.addProperty("pattern", rule.pattern());
    json.addProperty("verdict", Words.camelCase(rule.verdict()));
    return json;
  }

  private static List<SiteRule> sites(Fields fields) throws DocumentRefusedException {
    List<SiteRule> sites = new ArrayList<>();
    for (Fields rule : fields.objects("sites", MAX_SITES)) {
      Verdict verdict = rule.choice("verdict", Verdict.values(), Words::camelCase);
      sites.add(new SiteRule(rule.text("pattern", SITE), verdict));
    }
    return sites;
  }
}
