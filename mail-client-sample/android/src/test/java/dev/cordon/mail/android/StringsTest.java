package dev.cordon.mail.android;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Every text is there in both languages and names the same things. */
public final class StringsTest {
  private static final Pattern ARGUMENT = Pattern.compile("%\\d+\\$[a-z]");

  @Test
  public void bothLanguagesHaveTheSameTextsWithTheSameArguments() throws Exception {
    Map<String, String> english = texts("values");
    Map<String, String> japanese = texts("values-ja");
    assertEquals(english.keySet(), japanese.keySet());
    for (String key : english.keySet()) {
      assertEquals(key, arguments(english, key), arguments(japanese, key));
      assertFalse(key, japanese.getOrDefault(key, "").trim().isEmpty());
    }
    assertTrue(english.size() > 150);
  }

  @Test
  public void japaneseTextsAreJapanese() throws Exception {
    List<String> symbols =
        List.of("language", "welcome_hint", "compose_to_hint", "message_people", "message_cc");
    Map<String, String> japanese = texts("values-ja");
    for (Map.Entry<String, String> text : japanese.entrySet()) {
      boolean written =
          text.getValue().matches("(?s).*[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}].*");
      boolean exempt = symbols.contains(text.getKey()) || text.getKey().equals("protection_line");
      assertTrue(text.getKey(), written || exempt);
    }
  }

  private static List<String> arguments(Map<String, String> texts, String key) {
    return ARGUMENT
        .matcher(texts.getOrDefault(key, ""))
        .results()
        .map(found -> found.group())
        .distinct()
        .sorted()
        .toList();
  }

  /** Strings by name; of a plural all its forms. */
  private static Map<String, String> texts(String folder) throws Exception {
    Path file = Path.of("src/main/res", folder, "strings.xml");
    NodeList entries =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getDocumentElement()
            .getChildNodes();
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < entries.getLength(); i++) {
      if (entries.item(i) instanceof Element entry) {
        texts.put(entry.getAttribute("name"), entry.getTextContent());
      }
    }
    return texts;
  }
}
