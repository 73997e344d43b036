package dev.cordon.core.android.biometric;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assume.assumeTrue;

import android.app.Activity;
import android.os.Build;
import android.os.CancellationSignal;
import dev.cordon.core.Container;
import dev.cordon.core.android.AndroidContainers;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.testing.android.FakeAndroidKeyStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.shadows.ShadowLooper;

/** Android 8 has no prompt of the system: the SDK says so instead of drawing one. */
@Tag("D1")
@RunWith(RobolectricTestRunner.class)
public final class BelowNineTest {
  private final FakeAndroidKeyStore keystore = FakeAndroidKeyStore.install();
  private final List<BiometricResult> results = new ArrayList<>();
  private Activity activity;
  private Container work;

  @Before
  public void open() throws Exception {
    assumeTrue(Build.VERSION.SDK_INT < 28);
    activity = Robolectric.buildActivity(Activity.class).setup().get();
    work = AndroidContainers.open(activity);
  }

  @After
  public void takeAway() {
    if (work != null) {
      work.close();
    }
    keystore.close();
  }

  private Code refusal() {
    ShadowLooper.idleMainLooper();
    assertEquals(1, results.size());
    return ((BiometricResult.Refused) results.get(0)).why().code();
  }

  @Test
  public void unlockingIsRefusedWithAReason() {
    BiometricUnlock.of(work).unlock(activity, new CancellationSignal(), results::add);
    assertEquals(Code.BIOMETRIC_UNAVAILABLE, refusal());
  }

  @Test
  public void itIsNotOffered() {
    assertEquals(BiometricOffer.NONE, BiometricOffer.of(activity, work));
  }

  @Test
  public void switchingItOnIsRefusedAndThePasscodeIsClosed() {
    Passcode passcode = Passcode.of("738291");
    BiometricUnlock.of(work).enable(activity, passcode, new CancellationSignal(), results::add);
    assertEquals(Code.BIOMETRIC_UNAVAILABLE, refusal());
    assertThrows("it is closed", IllegalStateException.class, passcode::length);
  }
}
