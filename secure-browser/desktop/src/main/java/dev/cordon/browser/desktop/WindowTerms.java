package dev.cordon.browser.desktop;

import dev.cordon.browser.channel.WindowSettings;
import dev.cordon.policy.protocol.policy.Browser;
import dev.cordon.policy.protocol.policy.Navigation.AddressBar;
import dev.cordon.policy.protocol.policy.Permission;
import dev.cordon.policy.protocol.policy.Policy;

/** What the policy and the app say about a window. */
final class WindowTerms {
  private WindowTerms() {}

  static WindowSettings of(Policy policy, BrowserApp app) {
    Browser browser = policy.browser();
    return new WindowSettings(
        app.language().toLanguageTag(),
        browser.navigation().addressBar() == AddressBar.SHOWN,
        browser.pages().javascript() == Permission.ALLOWED,
        browser.navigation().startPage().orElse(""),
        browser.navigation().bookmarks().stream()
            .map(each -> new WindowSettings.Bookmark(each.title(), each.url()))
            .toList(),
        app.watermark().orElse(""),
        policy.transfer().screenCapture() == Permission.BLOCKED,
        app.downloads().isPresent() && browser.downloads() == Browser.Downloads.CONTAINER,
        browser.pages().forms() == Browser.Uploads.CONTAINER);
  }
}
