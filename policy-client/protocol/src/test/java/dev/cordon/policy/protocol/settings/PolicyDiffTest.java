package dev.cordon.policy.protocol.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.RandomPolicies;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("H1")
class PolicyDiffTest {
  @Test
  void aWordThatChangesIsSaidInWords() throws Exception {
    assertEquals(
        List.of("copy and paste: among work apps → blocked"),
        english("{'transfer':{'copyPaste':'managed'}}", "{'transfer':{'copyPaste':'blocked'}}"));
  }

  @Test
  void theSameInJapanese() throws Exception {
    List<Change> changes =
        PolicyDiff.between(
            Policy.DEFAULT, PolicyMergeTest.read("{'transfer':{'print':'allowed'}}"));
    assertEquals("印刷: 禁止 → 許可", changes.get(0).text(Locale.JAPANESE));
  }

  @Test
  void aNumberThatChangesIsSaidWithItsUnit() throws Exception {
    assertEquals(
        List.of("seconds without use until the lock: 300 → 60"),
        english("{}", "{'access':{'idleLockSeconds':60}}"));
  }

  @Test
  void ofAListItIsSaidWhatWasAddedAndTaken() throws Exception {
    assertEquals(
        List.of("save to: + device, − work area"),
        english("{'transfer':{'saveTo':['container']}}", "{'transfer':{'saveTo':['device']}}"));
  }

  @Test
  void anotherOrderOfRulesIsAChange() throws Exception {
    String a = "{'pattern':'a.example','verdict':'blocked'}";
    String b = "{'pattern':'*','verdict':'outside'}";
    assertEquals(
        List.of("site rules: another order"),
        english(
            "{'browser':{'sites':[" + a + "," + b + "]}}",
            "{'browser':{'sites':[" + b + "," + a + "]}}"));
  }

  @Test
  void whatIsSaidForTheFirstTimeWasNotSet() throws Exception {
    assertEquals(
        List.of("start page: not set → https://a.example/"),
        english("{}", "{'browser':{'startPage':'https://a.example/'}}"));
  }

  @Test
  void theSamePolicyHasNoChange() {
    assertEquals(List.of(), PolicyDiff.between(Policy.DEFAULT, Policy.DEFAULT));
  }

  @Test
  void anyTwoPoliciesThatDifferHaveAChangeThatCanBeRead() {
    Random random = new Random(11);
    for (int round = 0; round < 300; round++) {
      List<Change> changes =
          PolicyDiff.between(RandomPolicies.next(random), RandomPolicies.next(random));
      assertFalse(changes.isEmpty());
      for (Change change : changes) {
        assertFalse(change.text(Locale.ENGLISH).isBlank());
        assertFalse(change.text(Locale.JAPANESE).isBlank());
      }
    }
  }

  private static List<String> english(String before, String after) throws Exception {
    return PolicyDiff.between(PolicyMergeTest.read(before), PolicyMergeTest.read(after)).stream()
        .map(change -> change.text(Locale.ENGLISH))
        .toList();
  }
}
