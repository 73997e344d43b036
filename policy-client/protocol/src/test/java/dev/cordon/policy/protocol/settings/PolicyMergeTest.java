package dev.cordon.policy.protocol.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.json.JsonText;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.PolicyCodec;
import dev.cordon.policy.protocol.policy.RandomPolicies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("H1")
@Tag("H3")
class PolicyMergeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'transfer':{'copyPaste':'managed'}} | {'transfer':{'copyPaste':'any'}}"
            + " | {'transfer':{'copyPaste':'managed'}}",
        "{'access':{'passcode':{'minLength':8}}} | {'access':{'passcode':{'minLength':6}}}"
            + " | {'access':{'passcode':{'minLength':8}}}",
        "{'access':{'passcode':{'maxAgeDays':0}}} | {'access':{'passcode':{'maxAgeDays':90}}}"
            + " | {'access':{'passcode':{'maxAgeDays':90}}}",
        "{'access':{'idleLockSeconds':60}} | {'access':{'idleLockSeconds':61}}"
            + " | {'access':{'idleLockSeconds':60}}",
        "{'access':{'attemptDelay':false}} | {} | {}",
        "{'transfer':{'saveTo':['container','device']}}"
            + " | {'transfer':{'saveTo':['device','organisationShare']}}"
            + " | {'transfer':{'saveTo':['device']}}",
        "{'transfer':{'saveTo':['container']}} | {'transfer':{'saveTo':['device']}}"
            + " | {'transfer':{'saveTo':[]}}",
        "{'transfer':{'keyboards':['a/.A','b/.B']}} | {'transfer':{'keyboards':['b/.B']}}"
            + " | {'transfer':{'keyboards':['b/.B']}}",
        "{'transfer':{'keyboards':['a/.A']}} | {} | {'transfer':{'keyboards':['a/.A']}}",
        "{'posture':{'rooted':'wipe'}} | {'posture':{'rooted':'warn'}}"
            + " | {'posture':{'rooted':'wipe'}}",
        "{'posture':{'models':{'allowed':['A','B'],'action':'block'}}}"
            + " | {'posture':{'models':{'allowed':['B'],'action':'wipe'}}}"
            + " | {'posture':{'models':{'allowed':['B'],'action':'wipe'}}}",
        "{'posture':{'minAppVersion':[{'version':'1','action':'warn'}]}}"
            + " | {'posture':{'minAppVersion':[{'version':'2','action':'wipe'}]}}"
            + " | {'posture':{'minAppVersion':[{'version':'1','action':'warn'},"
            + "{'version':'2','action':'wipe'}]}}",
        "{'browser':{'startPage':'https://a.example/'}} | {}"
            + " | {'browser':{'startPage':'https://a.example/'}}",
        "{'access':{'hours':{'zone':'UTC','windows':[{'days':['monday'],'from':'09:00',"
            + "'to':'10:00'}]}}} | {} | {'access':{'hours':{'zone':'UTC','windows':"
            + "[{'days':['monday'],'from':'09:00','to':'10:00'}]}}}",
        "{'access':{'places':{'countries':['JP'],'unknown':'allow'}}} | {}"
            + " | {'access':{'places':{'countries':['JP'],'unknown':'allow'}}}",
        "{'access':{'places':{'countries':['JP','KR'],'unknown':'allow'}}}"
            + " | {'access':{'places':{'countries':['KR','US'],'unknown':'warn'}}}"
            + " | {'access':{'places':{'countries':['KR'],'unknown':'warn'}}}",
        "{'network':{'minTls':'1.3'}} | {} | {'network':{'minTls':'1.3'}}",
        "{'audit':{'keepDays':200}} | {} | {'audit':{'keepDays':200}}",
      })
  void theStricterValueCountsInEitherOrder(String one, String other, String expected)
      throws Exception {
    assertEquals(json(read(expected)), json(whole(read(one), read(other)).policy()));
    assertEquals(json(read(expected)), json(whole(read(other), read(one)).policy()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "transfer.keyboards | {'transfer':{'keyboards':['a/.A']}}"
            + " | {'transfer':{'keyboards':['b/.B']}}",
        "posture.models | {'posture':{'models':{'allowed':['A'],'action':'block'}}}"
            + " | {'posture':{'models':{'allowed':['B'],'action':'block'}}}",
        "access.places | {'access':{'places':{'countries':['JP']}}}"
            + " | {'access':{'places':{'countries':['US']}}}",
        "browser.startPage | {'browser':{'startPage':'https://a.example/'}}"
            + " | {'browser':{'startPage':'https://b.example/'}}",
        "browser.sites | {'browser':{'sites':[{'pattern':'*','verdict':'blocked'}]}}"
            + " | {'browser':{'sites':[{'pattern':'*','verdict':'outside'}]}}",
        "network.gateways | {'network':{'gateways':[{'proxy':'https://a','hosts':['*.x']}]}}"
            + " | {'network':{'gateways':[{'proxy':'https://b','hosts':['*.x']}]}}",
      })
  void whatNothingFulfilsIsForAnAdministratorToDecide(String path, String one, String other)
      throws Exception {
    Map<String, Policy> policies = new LinkedHashMap<>();
    policies.put("sales", read(one));
    policies.put("managers", read(other));
    Merged.Contradictory merged =
        assertInstanceOf(Merged.Contradictory.class, PolicyMerge.of(policies));
    assertEquals(List.of(new Contradiction(path, "sales", "managers")), merged.contradictions());
    String text = merged.contradictions().get(0).text(Locale.ENGLISH);
    assertTrue(text.contains(path) && text.contains("\"sales\""), text);
    assertTrue(merged.contradictions().get(0).text(Locale.JAPANESE).contains("「managers」"));
  }

  @Test
  void eachValueNamesTheGroupThatItCameFrom() throws Exception {
    Map<String, Policy> policies = new LinkedHashMap<>();
    policies.put("everyone", Policy.DEFAULT);
    policies.put("sales", read("{'access':{'idleLockSeconds':30}}"));
    Merged.Whole merged = assertInstanceOf(Merged.Whole.class, PolicyMerge.of(policies));
    assertEquals("sales", merged.origins().get("access.idleLockSeconds"));
    assertEquals("everyone", merged.origins().get("access.maxAttempts"));
  }

  @Test
  void whatIsTooMuchForOnePolicyIsRefusedWithItsBound() throws Exception {
    Merged.TooLarge merged =
        assertInstanceOf(
            Merged.TooLarge.class,
            PolicyMerge.of(Map.of("a", read(versions(1, 15)), "b", read(versions(16, 30)))));
    assertEquals(Reason.Code.DOCUMENT_OUT_OF_RANGE, merged.reason().code());
    assertTrue(merged.reason().arguments().contains("posture.minAppVersion"));
  }

  @Test
  void noPolicyAtAllIsAMistake() {
    assertThrows(IllegalArgumentException.class, () -> PolicyMerge.of(Map.of()));
  }

  @Test
  void ofAnyPoliciesNothingIsLooserThanAnyOfThem() throws Exception {
    Random random = new Random(7);
    int wholes = 0;
    for (int round = 0; round < 2_000; round++) {
      Policy left = unopinionated(RandomPolicies.next(random));
      Policy right = unopinionated(RandomPolicies.next(random));
      if (PolicyMerge.of(Map.of("a", left, "b", right)) instanceof Merged.Whole merged) {
        wholes++;
        assertEquals(json(merged.policy()), json(whole(merged.policy(), left).policy()));
        assertEquals(json(merged.policy()), json(whole(right, merged.policy()).policy()));
        assertEquals(json(merged.policy()), json(whole(right, left).policy()));
      }
    }
    assertTrue(wholes > 20, wholes + " of 2,000 pairs had a common policy");
  }

  /** Without what two random policies never agree about. */
  private static Policy unopinionated(Policy policy) throws DocumentRefusedException {
    JsonObject json = new PolicyCodec().write(policy);
    json.getAsJsonObject("browser").remove("sites");
    json.getAsJsonObject("browser").remove("startPage");
    json.getAsJsonObject("access").remove("hours");
    for (String list : List.of("models", "manufacturers")) {
      json.getAsJsonObject("posture").remove(list);
    }
    json.getAsJsonObject("network").remove("trustAnchors");
    json.getAsJsonObject("network").remove("clientCertificate");
    json.getAsJsonObject("network").remove("gateways");
    json.getAsJsonObject("transfer").remove("keyboards");
    return new PolicyCodec().read(JsonText.read(JsonText.write(json)));
  }

  /** A policy's JSON, in which the order of lists that have none does not count. */
  private static JsonElement json(Policy policy) {
    return sorted(new PolicyCodec().write(policy));
  }

  private static JsonElement sorted(JsonElement value) {
    if (value instanceof JsonObject object) {
      JsonObject copy = new JsonObject();
      object.entrySet().forEach(each -> copy.add(each.getKey(), sorted(each.getValue())));
      return copy;
    }
    if (value instanceof JsonArray array) {
      JsonArray copy = new JsonArray();
      Stream.of(array.asList().toArray(new JsonElement[0]))
          .sorted((a, b) -> a.toString().compareTo(b.toString()))
          .forEach(copy::add);
      return copy;
    }
    return value;
  }

  private static String versions(int from, int to) {
    StringBuilder steps = new StringBuilder();
    for (int version = from; version <= to; version++) {
      steps.append(steps.length() == 0 ? "" : ",");
      steps.append("{'version':'").append(version).append("','action':'warn'}");
    }
    return "{'posture':{'minAppVersion':[" + steps + "]}}";
  }

  private static Merged.Whole whole(Policy one, Policy other) {
    Map<String, Policy> policies = new LinkedHashMap<>();
    policies.put("one", one);
    policies.put("other", other);
    return assertInstanceOf(Merged.Whole.class, PolicyMerge.of(policies));
  }

  static Policy read(String json) throws DocumentRefusedException {
    return new PolicyCodec().read(JsonText.read(json.replace('\'', '"').getBytes(UTF_8)));
  }
}
