package dev.cordon.mail.desktop.demo.world;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Three pages: a notice, a way to a site that is blocked, and a file. */
final class Intranet extends Dispatcher {
  @Override
  public MockResponse dispatch(RecordedRequest request) {
    return switch (request.getUrl().encodedPath()) {
      case "/notice" -> page("<h1>" + Pages.NOTICE + "</h1>");
      case "/leaves" ->
          new MockResponse.Builder()
              .code(302)
              .setHeader("Location", "https://files.example.com/upload")
              .build();
      case "/price-list" -> file();
      default -> new MockResponse.Builder().code(404).build();
    };
  }

  private static MockResponse page(String html) {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "text/html; charset=utf-8")
        .setHeader("Set-Cookie", "session=" + Pages.COOKIE + "; Secure; HttpOnly")
        .body("<!doctype html><title>Intranet</title>" + html)
        .build();
  }

  private static MockResponse file() {
    return new MockResponse.Builder()
        .setHeader("Content-Type", "text/csv; charset=utf-8")
        .setHeader("Content-Disposition", "attachment; filename=\"price-list.csv\"")
        .body(Pages.PRICES)
        .build();
  }
}
