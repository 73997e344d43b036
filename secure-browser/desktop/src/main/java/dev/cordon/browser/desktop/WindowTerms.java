package dev.cordon.browser.desktop;

import dev.cordon.browser.channel.WindowSettings;
import dev.cordon.core.Container;
import dev.cordon.core.control.Membership;
import dev.cordon.core.gate.Action;
import dev.cordon.core.gate.Decision;
import dev.cordon.policy.protocol.policy.Browser;
import dev.cordon.policy.protocol.policy.Navigation.AddressBar;
import dev.cordon.policy.protocol.policy.Permission;
import dev.cordon.policy.protocol.policy.Policy;
import java.util.Optional;

/** What the policy and the app say about a window. */
final class WindowTerms {
  private static final int NUMBER_CHARACTERS = 8;

  private WindowTerms() {}

  static WindowSettings of(Container work, BrowserApp app) {
    Policy policy = work.policy();
    Browser browser = policy.browser();
    return new WindowSettings(
        app.language().toLanguageTag(),
        browser.navigation().addressBar() == AddressBar.SHOWN,
        browser.pages().javascript() == Permission.ALLOWED,
        browser.navigation().startPage().orElse(""),
        browser.navigation().bookmarks().stream()
            .map(each -> new WindowSettings.Bookmark(each.title(), each.url()))
            .toList(),
        watermark(work, app),
        policy.transfer().screenCapture() == Permission.BLOCKED,
        app.downloads().isPresent() && browser.downloads() == Browser.Downloads.CONTAINER,
        browser.pages().forms() == Browser.Uploads.CONTAINER);
  }

  /** Who and when, if the policy wants that; else what the app has drawn of its own wish. */
  private static String watermark(Container work, BrowserApp app) {
    Optional<String> named = app.watermark();
    return mark(work, named.orElseGet(() -> number(work))).orElse(named.orElse(""));
  }

  /** What the policy wants over work screens now, with {@code user} as who. */
  static Optional<String> mark(Container work, String user) {
    Decision decision = work.gate().judge(new Action.ShowScreen(user));
    return decision instanceof Decision.Changed changed
        ? Optional.of(changed.text())
        : Optional.empty();
  }

  /** The user as the organisation's register knows it; the beginning will do. */
  private static String number(Container work) {
    String enrolment = work.organisation().membership().map(Membership::enrolment).orElse("");
    return enrolment.substring(0, Math.min(NUMBER_CHARACTERS, enrolment.length()));
  }
}
