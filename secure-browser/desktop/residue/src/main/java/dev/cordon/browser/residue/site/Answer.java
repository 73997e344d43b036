package dev.cordon.browser.residue.site;

import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Answers a request. Called by many threads; may wait. */
@FunctionalInterface
public interface Answer {
  MockResponse to(RecordedRequest request) throws IOException, InterruptedException;
}
