package dev.cordon.policy.protocol.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.cordon.policy.protocol.policy.DocumentedSettings;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.PolicyCodec;
import dev.cordon.policy.protocol.text.Messages;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("H1")
class AllSettingsTest {
  /** Each is one value of several parts. */
  private static final List<String> WHOLE = List.of("access.hours", "access.places");

  @Test
  void areThoseOfTheProtocolsPage() {
    Set<String> documented =
        DocumentedSettings.names().stream()
            .map(name -> WHOLE.stream().filter(name::startsWith).findFirst().orElse(name))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(documented, new TreeSet<>(paths()));
  }

  @Test
  void haveNamesInBothLanguages() {
    assertEquals(Set.of(), Messages.beside(Setting.class, "settings").missing(paths()));
  }

  @ParameterizedTest
  @MethodSource("dev.cordon.policy.protocol.policy.DocumentedSettings#words")
  void everyWordHasItsRank(String path, String words) {
    Setting setting = setting(path);
    for (String one : words.split(", ", -1)) {
      for (String other : words.split(", ", -1)) {
        JsonElement left = new JsonPrimitive(one);
        JsonElement right = new JsonPrimitive(other);
        assertEquals(setting.rule().stricter(left, right), setting.rule().stricter(right, left));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.cordon.policy.protocol.policy.DocumentedSettings#words")
  void everyWordIsTranslated(String path, String words) {
    List<String> keys =
        List.of(words.split(", ", -1)).stream()
            .filter(word -> !word.startsWith("1.")) // versions of TLS
            .map(word -> "value." + word)
            .toList();
    assertEquals(Set.of(), Messages.beside(Setting.class, "settings").missing(keys), path);
  }

  @Test
  void aPolicySaysSomethingAboutAllThatMustHaveAValue() {
    var written = new PolicyCodec().write(Policy.DEFAULT);
    Set<String> absent =
        AllSettings.LIST.stream()
            .filter(setting -> setting.in(written).isEmpty())
            .map(Setting::path)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(
        Set.of(
            "browser.startPage",
            "network.clientCertificate",
            "posture.manufacturers",
            "posture.models"),
        absent);
    assertTrue(written.has("transfer"));
  }

  private static List<String> paths() {
    return AllSettings.LIST.stream().map(Setting::path).toList();
  }

  private static Setting setting(String path) {
    return AllSettings.LIST.stream()
        .filter(each -> path.equals(each.path()))
        .findFirst()
        .orElseGet(() -> new Setting(path, new Unanimous("windows"))); // a part of a whole
  }
}
