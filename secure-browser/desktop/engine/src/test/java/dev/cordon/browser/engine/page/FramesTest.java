package dev.cordon.browser.engine.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FramesTest {
  @Test
  void theOriginIsReadFromTheAddress() {
    assertEquals(Optional.of("https://a.test"), Frames.origin("https://A.test:443/x?y#z"));
    assertEquals(Optional.of("https://a.test:8443"), Frames.origin("https://u:p@a.test:8443"));
    assertEquals(Optional.of("https://a.test"), Frames.origin("https://a.test\\@b.test/"));
    assertEquals(Optional.empty(), Frames.origin("data:text/html,x"));
    assertEquals(Optional.empty(), Frames.origin("file:///x"));
  }
}
