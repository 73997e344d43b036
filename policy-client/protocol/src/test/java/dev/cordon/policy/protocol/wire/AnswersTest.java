package dev.cordon.policy.protocol.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.signed.Tenant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("H1")
class AnswersTest {
  @Test
  void aBundleIsReadBackWhole() throws Exception {
    Tenant tenant = new Tenant();
    Bundle bundle = new Bundle(tenant.rootOne, List.of(tenant.rootOne, tenant.rootOne));
    assertEquals(bundle, Bundle.parse(bundle.toBytes()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "{\"state\":{},\"documents\":[]}", "{\"documents\":[]}", "<html>"})
  void whatIsNoBundleIsRefused(String text) {
    assertThrows(DocumentRefusedException.class, () -> Bundle.parse(text.getBytes(UTF_8)));
  }

  @Test
  @Tag("K3")
  void aProblemCarriesTheReasonAndSaysItInEnglish() throws Exception {
    Reason reason = Reason.of(Reason.Code.DOCUMENT_OUT_OF_RANGE, "lease.wipeAfterDays", "1..365");
    Problem problem = new Problem(422, reason);
    assertEquals(problem, Problem.parse(problem.toBytes()));
    assertTrue(
        new String(problem.toBytes(), UTF_8).contains("lease.wipeAfterDays is out of range"));
  }

  @Test
  void aCodeOfANewerServerIsNamed() throws Exception {
    String newer = "{\"status\":500,\"code\":\"A_NEWER_REASON\"}";
    assertEquals(
        Reason.of(Reason.Code.SERVER_REFUSED, "A_NEWER_REASON"),
        Problem.parse(newer.getBytes(UTF_8)).reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>502 Bad Gateway</html>",
        "{\"status\":500}",
        "{\"status\":500,\"code\":\"not a code\"}",
        "{\"status\":99,\"code\":\"SERVER_REFUSED\"}",
        "{\"status\":500,\"code\":\"SERVER_REFUSED\",\"arguments\":[\"\\u001b[2J\"]}"
      })
  void whatIsNoProblemIsRefused(String text) {
    assertThrows(DocumentRefusedException.class, () -> Problem.parse(text.getBytes(UTF_8)));
  }
}
