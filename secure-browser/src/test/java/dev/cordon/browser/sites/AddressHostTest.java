package dev.cordon.browser.sites;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

@Tag("B5")
class AddressHostTest {
  /** Most hosts of a list take a short cut past OkHttp's parser. */
  @Property(tries = 5_000)
  void aHostOfAListIsTheHostOfAnAddress(@ForAll("hosts") String host) {
    @Nullable HttpUrl url = HttpUrl.parse("https://" + host + "/");
    String expected =
        Address.read(url) instanceof Address.Canonical canonical ? canonical.url().host() : "";
    assertEquals(expected, Address.host(host).orElse(""));
  }

  @Provide
  Arbitrary<String> hosts() {
    return Arbitraries.of(
            "a",
            "b1",
            "a-",
            "-a",
            "xn--",
            "xn--r8jz45g",
            "1",
            "0x1",
            "Z",
            "ü",
            ".",
            ".",
            ".",
            "_",
            "a".repeat(62))
        .list()
        .ofMinSize(1)
        .ofMaxSize(9)
        .map(parts -> String.join("", parts));
  }
}
