package dev.cordon.browser.engine.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DataAddressTest {
  private static String read(String url) {
    DataAddress read = DataAddress.read(url).orElseThrow();
    return read.mediaType() + "|" + new String(read.bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void whatItCarriesIsRead() {
    assertEquals("text/plain;charset=US-ASCII|a b%", read("data:,a%20b%"));
    assertEquals("text/html|<b>", read("DATA:text/html,<b>"));
    assertEquals("image/x|hi", read("data:image/x;base64,aGk="));
    assertEquals("text/plain;charset=utf-8|ü", read("data:;charset=utf-8,%C3%BC"));
  }

  @Test
  void nonsenseIsNot() {
    assertTrue(DataAddress.read("data:text/plain").isEmpty());
    assertTrue(DataAddress.read("http://x,y").isEmpty());
    assertTrue(DataAddress.read("data:;base64,a").isEmpty());
  }
}
