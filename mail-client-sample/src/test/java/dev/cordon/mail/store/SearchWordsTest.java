package dev.cordon.mail.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C1")
final class SearchWordsTest {
  @Test
  void aRunOfJapaneseBecomesOverlappingPairs() {
    assertEquals("会議 議室 室", Tokens.ofText("会議室"));
    assertEquals("サー ーバ バー ー", Tokens.ofText("サーバー"));
    assertEquals("第 2 回 report A", Tokens.ofText("第2回 report A"));
  }

  @Test
  void halfWidthAndFullWidthAreTheSame() {
    assertEquals(Tokens.ofText("パソコンABC１２"), Tokens.ofText("ﾊﾟｿｺﾝＡＢＣ12"));
  }

  @Test
  void aWordMayGoOnInTheText() {
    assertEquals(List.of("会議"), Tokens.ofWord("会議"));
    assertEquals(List.of("会"), Tokens.ofWord("会"));
    assertEquals(List.of("会議", "議", "A"), Tokens.ofWord("会議A"));
  }

  @Test
  void nothingTypedIsSyntaxOfTheDatabase() {
    for (String typed :
        List.of(
            "\"",
            "*",
            "a* OR b",
            "NEAR(a b)",
            "subject:x",
            "a\" OR \"b",
            "^a",
            "a AND",
            "(",
            "-x",
            "{a b}:c")) {
      Optional<String> expression = SearchWords.expression(typed);
      String bare =
          expression.orElse("").replaceAll("\"[\\p{L}\\p{N} ]+\" \\*", "").replace(" AND ", "");
      assertEquals("", bare, typed);
    }
    assertFalse(SearchWords.expression(" -- ").isPresent());
  }
}
