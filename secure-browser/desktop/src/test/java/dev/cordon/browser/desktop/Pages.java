package dev.cordon.browser.desktop;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** A server whose every page has the same text. */
final class Pages extends Dispatcher {
  private final String text;

  Pages(String text) {
    this.text = text;
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    return new MockResponse.Builder().addHeader("Content-Type", "text/html").body(text).build();
  }
}
