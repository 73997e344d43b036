package dev.cordon.policy.protocol.policy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.Lists;
import dev.cordon.policy.protocol.policy.Browser.Clear;
import dev.cordon.policy.protocol.policy.Browser.Downloads;
import dev.cordon.policy.protocol.policy.Browser.Pages;
import dev.cordon.policy.protocol.policy.Browser.Recorded;
import dev.cordon.policy.protocol.policy.Browser.SiteRule;
import dev.cordon.policy.protocol.policy.Browser.Uploads;
import dev.cordon.policy.protocol.policy.Browser.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The group {@code browser}. */
final class BrowserCodec implements Codec<Browser> {
  private static final int MAX_SITES = 10_000;
  private static final int MAX_INTRANET = 1_000;
  private static final String HOST =
      "(\\*|(\\*\\.)?[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}\\])";
  private static final Pattern INTRANET = Pattern.compile(HOST);
  private static final Pattern SITE =
      Pattern.compile(HOST + "(/[\\x21-\\x7E]{0,1024})?|category:[a-z0-9_-]{1,64}");

  private final NavigationCodec navigation = new NavigationCodec();

  @Override
  public JsonObject write(Browser browser) {
    JsonObject json = new JsonObject();
    json.add("sites", Lists.of(browser.sites(), BrowserCodec::write));
    json.add("intranet", Lists.of(browser.intranet(), Lists::text));
    for (Map.Entry<String, JsonElement> setting :
        navigation.write(browser.navigation()).entrySet()) {
      json.add(setting.getKey(), setting.getValue());
    }
    json.addProperty("javascript", Words.camelCase(browser.pages().javascript()));
    json.addProperty("forms", Words.camelCase(browser.pages().forms()));
    json.addProperty("downloads", Words.camelCase(browser.downloads()));
    json.add("clear", Lists.sorted(browser.clear(), Words::camelCase));
    json.addProperty("accessLog", Words.camelCase(browser.accessLog()));
    return json;
  }

  @Override
  public Browser read(Fields fields) throws DocumentRefusedException {
    Settings settings = new Settings(fields);
    Browser absent = Browser.DEFAULT;
    return new Browser(
        settings.present("sites") ? sites(fields) : absent.sites(),
        settings.present("intranet")
            ? fields.texts("intranet", INTRANET, MAX_INTRANET)
            : absent.intranet(),
        navigation.read(fields),
        pages(settings),
        settings.choice("downloads", Downloads.values(), absent.downloads()),
        settings.present("clear") ? clear(fields) : absent.clear(),
        settings.choice("accessLog", Recorded.values(), absent.accessLog()));
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

  private static Pages pages(Settings settings) throws DocumentRefusedException {
    return new Pages(
        settings.choice("javascript", Permission.values(), Pages.DEFAULT.javascript()),
        settings.choice("forms", Uploads.values(), Pages.DEFAULT.forms()));
  }

  private static Set<Clear> clear(Fields fields) throws DocumentRefusedException {
    return new HashSet<>(fields.choices("clear", Clear.values(), Words::camelCase));
  }
}
