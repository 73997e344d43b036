package dev.cordon.browser.engine.window;

import dev.cordon.browser.channel.Failure;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** Why an address is not shown. */
record Failed(String url, Failure why) {
  /** The app said nothing: the engine did not ask it. */
  static Failed unexplained(@Nullable String location, Words words) {
    String url = Optional.ofNullable(location).orElse("");
    String key = url.isEmpty() || url.startsWith("https:") ? "failed" : "scheme";
    return new Failed(url, new Failure("ENGINE", words.of(key + "Title"), words.of(key + "Text")));
  }

  Node pane(Words words, Runnable again) {
    boolean silent = why.title().isEmpty();
    String title = silent ? words.of("failedTitle") : why.title();
    String text = why.text().isEmpty() && silent ? words.of("failedText") : why.text();
    HBox buttons = new HBox(Controls.button(words.of("tryAgain"), "primary", again));
    buttons.getStyleClass().add("banner-buttons");
    Banner banner =
        new Banner(Icon.WARNING, title, text, Controls.text(url, "banner-address"), buttons);
    banner.setAccessibleText(title + " " + text);
    return banner;
  }
}
