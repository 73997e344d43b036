package dev.cordon.mail.android;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import android.view.ViewGroup;
import android.widget.TextView;
import dev.cordon.mail.android.testing.Phone;
import dev.cordon.mail.android.testing.TestMailApp;
import dev.cordon.mail.android.testing.WorkArea;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.PostureRules;
import dev.cordon.policy.protocol.policy.PostureRules.Action;
import dev.cordon.policy.protocol.threat.ThreatEntry;
import dev.cordon.policy.protocol.threat.ThreatList;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.annotation.Config;
import org.robolectric.annotation.ConscryptMode;

/** The employee's word on the comparison with the list of harmful apps. */
@Tag("E4")
@Tag("K2")
@RunWith(RobolectricTestRunner.class)
@Config(application = TestMailApp.class)
@ConscryptMode(ConscryptMode.Mode.OFF)
public final class ListedAppsTest {
  private static final String BAD = "com.example.bad";

  @Test
  public void theEmployeeAgreesSeesWhatMatchedAndAgreesNoMore() throws Exception {
    try (Phone phone = WorkArea.locked()) {
      ask(phone);
      phone.unlock();
      phone.click(R.id.about);
      phone.click(R.id.about_apps_agree);
      phone.until(() -> phone.container().posture().listedApps().isAgreed());
      phone.container().organisation().acceptThreatList(list(), 1);
      phone.app().device().apps().install(BAD);
      phone.container().posture().look();
      phone.back();
      phone.click(R.id.about);
      String words = phone.activity().getString(R.string.about_apps_there, BAD, "e1");
      assertEquals(List.of(words), matches(phone));
      phone.click(R.id.about_apps_agree);
      phone.until(() -> matches(phone).isEmpty());
      assertFalse(phone.container().posture().listedApps().isAgreed());
    }
  }

  @Test
  public void nobodyIsAskedWhereTheRulesDoNotAsk() {
    try (Phone phone = WorkArea.locked()) {
      phone.unlock();
      phone.click(R.id.about);
      assertTrue(phone.shows(R.id.about_version));
      assertFalse(phone.shows(R.id.about_apps_agree));
    }
  }

  private static void ask(Phone phone) throws Exception {
    PostureRules rules =
        PostureRules.DEFAULT.withCheck(HealthCheck.THREAT_LIST, Optional.of(Action.WARN));
    phone.container().organisation().acceptPolicy(Policy.DEFAULT.withPosture(rules), 2);
    phone.settle();
  }

  private static ThreatList list() throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(BAD.getBytes(UTF_8));
    String hex = HexFormat.of().formatHex(hash);
    return new ThreatList(List.of(new ThreatEntry("e1", Optional.of(hex), Optional.empty())));
  }

  private static List<String> matches(Phone phone) {
    ViewGroup list = phone.find(ViewGroup.class, R.id.about_apps);
    return java.util.stream.IntStream.range(0, list.getChildCount())
        .mapToObj(i -> list.getChildAt(i).<TextView>findViewById(R.id.line_text))
        .map(line -> line.getText().toString())
        .toList();
  }
}
