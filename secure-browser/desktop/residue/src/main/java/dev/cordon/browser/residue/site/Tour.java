package dev.cordon.browser.residue.site;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** All pages one after another, for a browser that nobody steers: each page goes on to the next. */
final class Tour {
  private final AtomicBoolean on = new AtomicBoolean();

  /** The address where it begins: {@code ?from=NAME}, or with the first. */
  MockResponse start(RecordedRequest request) {
    on.set(true);
    String from = Forms.query(request, "from");
    return Answers.redirect(
        302,
        Pages.ALL.stream()
            .filter(page -> page.name().equals(from))
            .findFirst()
            .orElse(Pages.ALL.get(0))
            .path());
  }

  /** The path of the page after {@code name}; empty if there is none or no tour. */
  String after(String name) {
    List<String> names = Pages.ALL.stream().map(Pages.Entry::name).toList();
    int next = names.indexOf(name) + 1;
    return Optional.of(next)
        .filter(index -> on.get() && index > 0 && index < names.size())
        .map(index -> Pages.ALL.get(index).path())
        .orElse("");
  }
}
