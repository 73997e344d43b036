package dev.cordon.browser.residue.canary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B1")
class ScentTest {
  private final Canaries ours = Canaries.hatch(new SecureRandom());
  private final Canaries others = Canaries.hatch(new SecureRandom());
  private final Scent scent = new Scent(List.of(ours, others));
  private final String word = ours.of(Channel.PASSWORD);

  @Test
  void aWordIsFoundInEveryEncodingAndToldApartFromOthers() {
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertEquals(found(Channel.PASSWORD), scent.in(("xyz" + word + "é").getBytes(charset)));
    }
    assertEquals(
        Map.of(others, Set.of(Channel.HTML)),
        scent.in(others.of(Channel.HTML).getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void aWordIsFoundInBase64WhereverItBegins() {
    for (String before : List.of("", "a", "ab", "abc", "user:")) {
      byte[] signs =
          Base64.getEncoder().encode((before + word + "more").getBytes(StandardCharsets.US_ASCII));
      assertEquals(found(Channel.PASSWORD), scent.in(signs), before);
    }
  }

  @Test
  void aWordThatLacksALetterIsNotFound() {
    byte[] cut = word.substring(1).getBytes(StandardCharsets.US_ASCII);
    assertEquals(Map.of(), scent.in(cut));
    assertEquals(Map.of(), scent.in(word.getBytes(StandardCharsets.US_ASCII), 0, 23));
  }

  private Map<Canaries, Set<Channel>> found(Channel channel) {
    return Map.of(ours, Set.of(channel));
  }
}
