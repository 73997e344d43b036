package dev.cordon.browser.sites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.policy.protocol.policy.Browser.SiteRule;
import dev.cordon.policy.protocol.policy.Browser.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B5")
class SiteCategoriesTest {
  @Test
  void aHostStandsForItselfAndAllBelow() throws IOException {
    SiteCategories list = read("# ours\n\ngames.example\tgames,fun\r\nplay.games.example\tads\n");
    assertEquals(Set.of("games", "fun"), list.of("games.example"));
    assertEquals(Set.of("games", "fun"), list.of("a.b.games.example"));
    assertEquals(Set.of("games", "fun", "ads"), list.of("x.play.games.example"));
    assertEquals(Set.of(), list.of("notgames.example"));
    assertEquals(Set.of(), list.of("example"));
    assertEquals(2, list.size());
  }

  @Test
  void aHostOnSeveralLinesIsInAllTheirCategories() throws IOException {
    SiteCategories list = read("a.example\tone\na.example\ttwo\nA.example.\tone,three");
    assertEquals(Set.of("one", "two", "three"), list.of("a.example"));
    assertEquals(1, list.size());
  }

  @Test
  void hostsAreCanonicalWhateverTheirSpelling() throws IOException {
    SiteCategories list =
        read("例え.テスト\ta\nBÜCHER.example\tb\n10.0.0.1\tc\n[0:0::1]\td\nxn--r8jz45g.jp\te\n1x.jp\tf");
    assertEquals(Set.of("a"), list.of("xn--r8jz45g.xn--zckzah"));
    assertEquals(Set.of("b"), list.of("www.xn--bcher-kva.example"));
    assertEquals(Set.of("c"), list.of("10.0.0.1"));
    assertEquals(Set.of("d"), list.of("::1"));
    assertEquals(Set.of("e"), list.of("xn--r8jz45g.jp"));
    assertEquals(Set.of("f"), list.of("1x.jp"));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstHost() throws IOException {
    assertEquals(Set.of("news"), read("\uFEFFa.example\tnews\n").of("a.example"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.example",
        "a.example games",
        "\tgames",
        "a.example\t",
        "a.example\tGames",
        "a.example\tgames ",
        "a.example\tgames,",
        "a.example\tgames\t",
        "a.example\tgames # why",
        " a.example\tgames",
        "*.a.example\tgames",
        "https://a.example\tgames",
        "a.example/x\tgames",
        "a.example:443\tgames",
        "u@a.example\tgames",
        "a..example\tgames",
        "a.example..\tgames",
        "0x7f.1\tgames",
        "2130706433\tgames",
        "a%2eexample\tgames",
        "::1\tgames",
        "[::1\tgames",
        "[::1]:443\tgames",
        "a.\u0000example\tgames",
        "ü_\tgames",
      })
  void aLineThatIsNoHostWithCategoriesIsRefusedWithItsNumber(String line) {
    assertGarbled("3", "# list\nb.example\tnews\n" + line + "\nc.example\tnews\n");
  }

  @Test
  void whatIsNotUtf8IsRefusedWithItsLine() {
    byte[] list = "a.example\tnews\nb.ex?mple\tnews\n".getBytes(UTF_8);
    for (int wrong : new int[] {0x80, 0xC0, 0xFF, 0xE3}) {
      list[list.length - 12] = (byte) wrong;
      BrowserException refused =
          assertThrows(
              BrowserException.class, () -> SiteCategories.read(new ByteArrayInputStream(list)));
      assertEquals(List.of("2"), refused.refusal().arguments());
    }
  }

  @Test
  void aLineWithoutEndIsRefusedAtItsBound() {
    assertGarbled("2", "a.example\tnews\n#" + "x".repeat(ListLines.MAX_LINE_BYTES));
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };
    assertThrows(BrowserException.class, () -> SiteCategories.read(endless));
  }

  @Test
  void aListWithoutEndIsRefusedAtItsBound() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return '\n';
          }
        };
    BrowserException refused =
        assertThrows(BrowserException.class, () -> SiteCategories.read(endless));
    assertEquals(Problem.CATEGORY_LIST_TOO_LONG, refused.refusal().problem());
  }

  @Test
  void garbageNeverFailsOtherwise() {
    Random random = new Random(5);
    for (int round = 0; round < 20_000; round++) {
      byte[] list = new byte[random.nextInt(40)];
      for (int i = 0; i < list.length; i++) {
        list[i] =
            (byte)
                (random.nextInt(4) == 0
                    ? random.nextInt(256)
                    : "a.b\t,[]:-\n#1x".charAt(random.nextInt(13)));
      }
      try {
        SiteCategories read = SiteCategories.read(new ByteArrayInputStream(list));
        assertFalse(read.size() > 20);
      } catch (IOException e) {
        assertEquals(BrowserException.class, e.getClass());
      }
    }
  }

  @Test
  void theRefusalNamesTheLineInBothLanguages() {
    BrowserException refused = assertThrows(BrowserException.class, () -> read("x"));
    assertEquals(true, refused.text(Locale.ENGLISH).contains("line 1 "));
    assertEquals(true, refused.text(Locale.JAPANESE).contains("1 行目"));
  }

  @Nested
  class InRules {
    private final SiteRules rules;

    InRules() throws IOException {
      rules =
          SiteRules.of(
              List.of(
                  new SiteRule("chess.games.example", Verdict.CONTAINER),
                  new SiteRule("category:games", Verdict.BLOCKED),
                  new SiteRule("*.example/login", Verdict.OUTSIDE),
                  new SiteRule("category:news", Verdict.OUTSIDE)),
              read("games.example\tgames,news\ntimes.example\tnews"));
    }

    @Test
    void theFirstThatMatchesDecides() {
      assertEquals(Verdict.CONTAINER, rules.judge("https://chess.games.example/"));
      assertEquals(Verdict.BLOCKED, rules.judge("https://go.games.example/login"));
      assertEquals(Verdict.OUTSIDE, rules.judge("https://times.example/"));
      assertEquals(Verdict.OUTSIDE, rules.judge("https://wiki.example/login"));
      assertEquals(Verdict.CONTAINER, rules.judge("https://wiki.example/"));
    }

    @Test
    void aCategoryThatNoListKnowsBlocksWhatReachesIt() throws IOException {
      SiteRules unknown =
          SiteRules.of(
              List.of(
                  new SiteRule("wiki.example", Verdict.OUTSIDE),
                  new SiteRule("category:gmaes", Verdict.CONTAINER)),
              read("games.example\tgames"));
      assertEquals(Verdict.OUTSIDE, unknown.judge("https://wiki.example/"));
      assertEquals(Verdict.BLOCKED, unknown.judge("https://other.example/"));
    }
  }

  private static void assertGarbled(String line, String list) {
    BrowserException refused = assertThrows(BrowserException.class, () -> read(list), list);
    assertEquals(Problem.CATEGORY_LIST_UNREADABLE, refused.refusal().problem());
    assertEquals(List.of(line), refused.refusal().arguments());
  }

  private static SiteCategories read(String list) throws IOException {
    return SiteCategories.read(new ByteArrayInputStream(list.getBytes(UTF_8)));
  }
}
