package dev.cordon.mail.android;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import android.content.Intent;
import android.content.pm.PackageInfo;
import android.content.pm.PackageManager;
import android.net.Uri;
import android.os.Bundle;
import dev.cordon.mail.android.testing.Phone;
import dev.cordon.mail.android.testing.TestMailApp;
import dev.cordon.mail.android.testing.Tour;
import dev.cordon.mail.android.testing.WorkArea;
import dev.cordon.policy.protocol.policy.Policy;
import java.io.Serializable;
import java.util.List;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.annotation.Config;

/** Any app can send the one exported activity an intent: it is an invitation or it is refused. */
@Tag("A1")
@RunWith(RobolectricTestRunner.class)
@Config(application = TestMailApp.class)
public final class IntentsTest {
  /** What nobody here knows how to make. */
  private static final class Foreign implements Serializable {
    private static final long serialVersionUID = 1;
  }

  private static Intent view(String data) {
    return new Intent(Intent.ACTION_VIEW, Uri.parse(data));
  }

  @Test
  public void anInvitationLeadsToTheConsentForm() {
    try (Phone phone = Phone.start(view(Tour.invitation().toText()))) {
      phone.until(() -> phone.shows(R.id.consent_join));
    }
  }

  @Test
  public void whatIsNoInvitationIsRefusedWithAText() {
    for (String data : hostile()) {
      try (Phone phone = Phone.start()) {
        phone.send(view(data));
        phone.until(() -> phone.shows(R.id.note_text));
        String words = phone.activity().getString(R.string.intent_refused);
        assertEquals(words, phone.text(R.id.note_text));
        phone.click(R.id.note_close);
        assertTrue(phone.shows(R.id.welcome_continue));
      }
    }
  }

  private static List<String> hostile() {
    String good = Tour.invitation().toText();
    return List.of(
        "cordon:",
        "cordon:enrol?",
        "cordon:enrol?server=http%3A%2F%2Fmam.example&code=a&pin=b&tenant=c",
        good + "&code=twice",
        good.replace("https", "file"),
        good + "x".repeat(500_000),
        "https://mam.example.co.jp/",
        "content://other.app/file",
        "javascript:alert(1)",
        "\u0000\uD800");
  }

  @Test
  public void aViewWithoutDataIsRefused() {
    try (Phone phone = Phone.start(new Intent(Intent.ACTION_VIEW))) {
      phone.until(() -> phone.shows(R.id.note_text));
    }
  }

  @Test
  public void extrasAreNeverLookedAt() {
    Intent nested = new Intent("nested").setClassName("other.app", "other.app.Secret");
    Bundle bundle = new Bundle();
    bundle.putParcelable("intent", nested);
    Intent intent =
        new Intent(Intent.ACTION_MAIN)
            .putExtra("class", new Foreign())
            .putExtra("kinds", "not an array")
            .putExtra("ids", bundle)
            .putExtra(Intent.EXTRA_INTENT, nested);
    try (Phone phone = Phone.start(intent)) {
      phone.until(() -> phone.shows(R.id.welcome_continue));
      phone.send(new Intent("some.other.ACTION").putExtras(intent));
      assertTrue(phone.shows(R.id.welcome_continue));
    }
  }

  @Test
  public void anInvitationForAPhoneThatHasJoinedIsRefusedWithAText() {
    try (Phone phone = WorkArea.joined(Policy.DEFAULT)) {
      phone.until(() -> phone.shows(R.id.passcode_save));
      phone.send(view(Tour.invitation().toText()));
      String words = phone.activity().getString(R.string.intent_joined);
      assertEquals(words, phone.text(R.id.note_text));
      phone.back();
      assertTrue(phone.shows(R.id.passcode_save));
    }
  }

  @Test
  public void onlyTheOneActivityIsExported() throws Exception {
    int all =
        PackageManager.GET_ACTIVITIES
            | PackageManager.GET_SERVICES
            | PackageManager.GET_RECEIVERS
            | PackageManager.GET_PROVIDERS
            | PackageManager.GET_PERMISSIONS;
    var app = RuntimeEnvironment.getApplication();
    PackageInfo info = app.getPackageManager().getPackageInfo(app.getPackageName(), all);
    long exported = java.util.Arrays.stream(info.activities).filter(a -> a.exported).count();
    assertEquals(1, exported);
    assertTrue(info.services == null || info.services.length == 0);
    assertTrue(info.receivers == null || info.receivers.length == 0);
    assertTrue(info.providers == null || info.providers.length == 0);
    List<String> permissions = List.of(info.requestedPermissions);
    assertEquals(
        List.of("android.permission.INTERNET", "android.permission.USE_BIOMETRIC"),
        permissions.stream().sorted().toList());
    int flags = info.applicationInfo.flags;
    assertFalse((flags & android.content.pm.ApplicationInfo.FLAG_ALLOW_BACKUP) != 0);
    assertFalse((flags & android.content.pm.ApplicationInfo.FLAG_USES_CLEARTEXT_TRAFFIC) != 0);
  }
}
