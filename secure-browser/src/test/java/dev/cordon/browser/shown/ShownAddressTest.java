package dev.cordon.browser.shown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.sites.Address;
import java.util.Random;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B4")
@Tag("K3")
class ShownAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "日本語.jp",
        "ソニー.jp",
        "トヨタ自動車.jp",
        "東京タワー.jp",
        "みずほ銀行.co.jp",
        "ローソン.jp",
        "第一生命.jp",
        "ノート.jp",
        "docomo携帯.jp",
        "オンライン-shop24.jp",
        "例え.テスト",
        "中文.中国",
        "삼성.한국",
        "bücher.example",
        "café.example",
        "đông.vn",
        "москва.example",
        "сахар.рф",
        "правительство.рф",
        "ελλάδα.gr",
        "हिन्दी.भारत",
        "ไทย.ไทย",
        "თბილისი.ge",
        "plain.example",
        "10.0.0.1",
      })
  void isReadableInLettersOfOneScript(String host) {
    assertEquals("https://" + host + "/", shown("https://" + host + "/").text());
  }

  /** Each could pass for another, or cannot be read at all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "аррӏе.com", // all Cyrillic
        "раураӏ.com",
        "раура1.com",
        "рaypal.com", // Cyrillic and Latin
        "paypаl.com",
        "www.аррӏе.com",
        "сахар.com",
        "еріс.com",
        "ѕсоре.com",
        "ορα.com", // all Greek
        "αρρωο.example",
        "gοοgle.com", // Greek omicron
        "օօօս.com", // Armenian
        "იოყ.com", // Georgian
        "ցoogle.com", // Armenian and Latin
        "ɡoogle.com", // phonetic g
        "paypaı.com", // without a dot
        "ĸpmg.example",
        "paypal.comノlogin.test", // kana for a slash
        "paypal-comノlogin.example",
        "pay一pal.example", // Han for a dash
        "payーpal.example",
        "bank丶login.example",
        "shopソnノ.example",
        "i❤.ws", // emoji
        "👍.example",
        "ꓮꓑꓑꓡꓰ.com", // Lisu
        "ᎪᏢᏢᏞᎬ.com", // Cherokee
        "ⲟⲣⲁ.example", // Coptic
        "go̲ogle.com", // a mark that any letter can carry
        "日本кириллица.jp", // Han and Cyrillic
        "日本bücher.jp", // Han and Latin of another language
        "ひらがな한글.jp", // kana and Hangul
        "١٢٣.example", // figures of another script
        "مثال.example", // from right to left
        "אבג.example",
        "ex‐ample.example", // another hyphen
      })
  void staysInPunycode(String host) {
    HttpUrl url = HttpUrl.get("https://" + host + "/");
    assertTrue(url.host().contains("xn--"), url.host());
    assertEquals(url.toString(), shown(url.toString()).text());
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.example.co.jp/a, https://www., example.co.jp, /a",
    "https://a.b.example.com/, https://a.b., example.com, /",
    "https://www.例え.jp/, https://www., 例え.jp, /",
    "https://example.com.evil.test/, https://example.com., evil.test, /",
    "https://me.github.io/x, https://, me.github.io, /x",
    "https://co.jp/, https://, co.jp, /",
    "https://intranet/, https://, intranet, /",
    "https://10.0.0.1:8443/, https://, 10.0.0.1, :8443/",
    "https://[fd00::1]:8443/, https://, [fd00::1], :8443/",
  })
  void thePartThatSomebodyOwnsIsMarked(String url, String before, String domain, String after) {
    assertEquals(new ShownAddress(before, domain, after), shown(url));
  }

  @Test
  void credentialsAreNotShown() {
    assertEquals("https://evil.test/", shown("https://example.com:x@evil.test/").text());
  }

  @Test
  void whatFollowsTheHostStaysEncoded() {
    assertEquals(
        "https://a.example/%E2%80%AEgro?q=%E2%80%A8#/inbox",
        shown("https://a.example/\u202Egro?q=\u2028#/inbox").text());
    assertEquals("https://a.example/", shown("https://a.example/#\u202Emoc").text());
  }

  @Test
  void nothingInvisibleIsEverShownAndItLeadsBackToItsHost() {
    Random random = new Random(7);
    int international = 0;
    for (int round = 0; round < 5_000; round++) {
      StringBuilder host = new StringBuilder();
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        host.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x600 : 0x11000));
      }
      @Nullable HttpUrl url = HttpUrl.parse("https://a" + host + ".example/x");
      if (url != null) {
        String text = ShownAddress.of(url).text();
        if (Address.read(url) instanceof Address.Canonical) {
          assertEquals(url.host(), HttpUrl.get(text).host());
        }
        assertTrue(text.codePoints().noneMatch(ShownAddressTest::isInvisible), text);
        international += text.codePoints().anyMatch(c -> c > 0x7F) ? 1 : 0;
      }
    }
    assertTrue(international > 20, "only " + international);
  }

  private static boolean isInvisible(int c) {
    return Character.isISOControl(c)
        || Character.isWhitespace(c)
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.UNASSIGNED
        || Character.getDirectionality(c) == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || Character.getDirectionality(c) == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  private static ShownAddress shown(String url) {
    return ShownAddress.of(HttpUrl.get(url));
  }
}
