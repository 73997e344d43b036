package dev.cordon.mail.desktop.demo.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("K3")
class StoryTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Story story =
      new Story(new PrintStream(printed, true, StandardCharsets.UTF_8), Locale.JAPANESE);

  @Test
  void aFailedProofIsToldAndCounted() throws Exception {
    story.chapter(
        "gate.title",
        () -> {
          story.prove(true, "proof.copy", "looked");
          story.prove(false, "proof.gate", "a printout");
        });

    assertEquals(1, story.held());
    assertEquals(2, story.proofs().size());
    assertTrue(printed.toString(StandardCharsets.UTF_8).contains("失敗 個人側には何も届いていない"));
  }

  @Test
  void bothLanguagesTellTheSameStory() throws Exception {
    assertEquals(texts("en").stringPropertyNames(), texts("ja").stringPropertyNames());
  }

  private static Properties texts(String language) throws IOException {
    Properties texts = new Properties();
    String file = "story_" + language + ".properties";
    try (InputStream in = Objects.requireNonNull(Story.class.getResourceAsStream(file))) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
