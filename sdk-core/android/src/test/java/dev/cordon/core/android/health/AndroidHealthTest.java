package dev.cordon.core.android.health;

import static org.junit.Assert.assertEquals;

import android.app.KeyguardManager;
import android.app.admin.DevicePolicyManager;
import android.content.Context;
import android.content.pm.ApplicationInfo;
import android.content.pm.PackageInfo;
import android.content.pm.Signature;
import android.content.pm.SigningInfo;
import android.os.Build;
import android.provider.Settings;
import dev.cordon.core.device.Facts;
import dev.cordon.policy.protocol.crypto.Sha256;
import dev.cordon.policy.protocol.health.Evidence;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.health.Signal;
import java.io.File;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.Shadows;
import org.robolectric.shadows.ShadowBuild;
import org.robolectric.util.ReflectionHelpers;

/** Each sign, alone, on a device that is otherwise fine. */
@Tag("E1")
@Tag("E2")
@Tag("E3")
@RunWith(RobolectricTestRunner.class)
public final class AndroidHealthTest {
  private static final byte[] SIGNER = {0x30, 0x01, 0x02};
  private static final Signal SAID = Signal.ok(Evidence.SYSTEM_SAYS);

  @Rule public final TemporaryFolder top = new TemporaryFolder();
  private final Context app = RuntimeEnvironment.getApplication();
  private boolean debugger;

  @Before
  public void aDeviceThatIsFine() {
    ShadowBuild.setTags("release-keys");
    ShadowBuild.setType("user");
    ShadowBuild.setHardware("tensor");
    ShadowBuild.setProduct("phone");
    ShadowBuild.setFingerprint("maker/phone/phone:14/AB12/1:user/release-keys");
    app.getApplicationInfo().flags &= ~ApplicationInfo.FLAG_DEBUGGABLE;
    Shadows.shadowOf(app.getSystemService(KeyguardManager.class)).setIsDeviceSecure(true);
    encryption(DevicePolicyManager.ENCRYPTION_STATUS_ACTIVE_PER_USER);
  }

  private void encryption(int status) {
    Shadows.shadowOf(app.getSystemService(DevicePolicyManager.class))
        .setStorageEncryptionStatus(status);
  }

  private void setting(String name, int value) {
    Settings.Global.putInt(app.getContentResolver(), name, value);
  }

  private Signal signal(HealthCheck check) {
    return new AndroidHealth(app, new RootSigns(top.getRoot()), () -> debugger)
        .measure()
        .signal(check);
  }

  private void assertBad(HealthCheck check, Evidence first, Evidence... more) {
    assertEquals(new Signal(Signal.State.BAD, EnumSet.of(first, more)), signal(check));
  }

  @Test
  public void aDeviceThatIsFineIsSaidToBe() {
    assertEquals(Signal.ok(Evidence.NO_SIGNS), signal(HealthCheck.ROOTED));
    assertEquals(Signal.ok(Evidence.NO_SIGNS), signal(HealthCheck.EMULATOR));
    assertEquals(SAID, signal(HealthCheck.DEBUGGABLE));
    assertEquals(SAID, signal(HealthCheck.DEVELOPER_OPTIONS));
    assertEquals(SAID, signal(HealthCheck.USB_DEBUGGING));
    assertEquals(SAID, signal(HealthCheck.SCREEN_LOCK_MISSING));
    assertEquals(SAID, signal(HealthCheck.STORAGE_UNENCRYPTED));
    assertEquals(Signal.unknown(Evidence.NOT_MEASURED), signal(HealthCheck.APP_TAMPERED));
    assertEquals(Signal.unknown(Evidence.NOT_MEASURED), signal(HealthCheck.ATTESTATION));
  }

  @Test
  public void aProgramThatGivesTheRuleIsASign() throws Exception {
    File directory = top.newFolder("data", "local", "xbin");
    Files.createFile(directory.toPath().resolve("su"));
    assertBad(HealthCheck.ROOTED, Evidence.SU_BINARY);
  }

  @Test
  public void soAreASystemForTestsAndOneThatAppsMayWrite() throws Exception {
    ShadowBuild.setTags("dev-keys,test-keys");
    assertBad(HealthCheck.ROOTED, Evidence.TEST_KEYS);
    ShadowBuild.setType("userdebug");
    assertBad(HealthCheck.ROOTED, Evidence.TEST_KEYS, Evidence.DEBUG_BUILD);
    top.newFolder("system");
    assertBad(
        HealthCheck.ROOTED, Evidence.TEST_KEYS, Evidence.DEBUG_BUILD, Evidence.SYSTEM_WRITABLE);
  }

  @Test
  public void aDebuggerIsSeenAndAnAppThatLetsOneIn() {
    debugger = true;
    assertBad(HealthCheck.DEBUGGABLE, Evidence.DEBUGGER_ATTACHED);
    app.getApplicationInfo().flags |= ApplicationInfo.FLAG_DEBUGGABLE;
    assertBad(HealthCheck.DEBUGGABLE, Evidence.DEBUGGER_ATTACHED, Evidence.APP_DEBUGGABLE);
  }

  @Test
  public void theSettingsForDevelopersAreRead() {
    setting(Settings.Global.DEVELOPMENT_SETTINGS_ENABLED, 1);
    assertBad(HealthCheck.DEVELOPER_OPTIONS, Evidence.OPTIONS_OPEN);
    assertEquals(SAID, signal(HealthCheck.USB_DEBUGGING));
    setting("adb_wifi_enabled", 1);
    assertBad(HealthCheck.USB_DEBUGGING, Evidence.NETWORK_ADB);
    setting(Settings.Global.ADB_ENABLED, 1);
    assertBad(HealthCheck.USB_DEBUGGING, Evidence.USB_ADB, Evidence.NETWORK_ADB);
  }

  @Test
  public void aSimulatedDeviceIsKnownByItsNames() {
    ShadowBuild.setHardware("ranchu");
    assertBad(HealthCheck.EMULATOR, Evidence.EMULATOR_HARDWARE);
    ShadowBuild.setHardware("tensor");
    ShadowBuild.setProduct("sdk_gphone64_x86_64");
    assertBad(HealthCheck.EMULATOR, Evidence.EMULATOR_BUILD);
    ShadowBuild.setProduct("phone");
    ShadowBuild.setFingerprint("generic/sdk/generic:14/AB12/1:user/release-keys");
    assertBad(HealthCheck.EMULATOR, Evidence.EMULATOR_BUILD);
  }

  @Test
  public void aDeviceWithoutScreenLockIsSeen() {
    Shadows.shadowOf(app.getSystemService(KeyguardManager.class)).setIsDeviceSecure(false);
    assertBad(HealthCheck.SCREEN_LOCK_MISSING, Evidence.SYSTEM_SAYS);
  }

  @Test
  public void theSystemSaysHowItsStorageIsEncrypted() {
    encryption(DevicePolicyManager.ENCRYPTION_STATUS_ACTIVE);
    assertEquals(SAID, signal(HealthCheck.STORAGE_UNENCRYPTED));
    encryption(DevicePolicyManager.ENCRYPTION_STATUS_ACTIVE_DEFAULT_KEY);
    assertBad(HealthCheck.STORAGE_UNENCRYPTED, Evidence.STORAGE_WITHOUT_SECRET);
    encryption(DevicePolicyManager.ENCRYPTION_STATUS_INACTIVE);
    assertBad(HealthCheck.STORAGE_UNENCRYPTED, Evidence.STORAGE_PLAIN);
    encryption(DevicePolicyManager.ENCRYPTION_STATUS_UNSUPPORTED);
    assertBad(HealthCheck.STORAGE_UNENCRYPTED, Evidence.STORAGE_PLAIN);
    assertEquals(Signal.unknown(Evidence.SYSTEM_SAYS), StorageEncryption.of(99)); // a later one
  }

  @Test
  public void versionsAndNamesAreTheSystems() {
    ShadowBuild.setVersionRelease("14");
    ShadowBuild.setVersionSecurityPatch("2026-03-05");
    ShadowBuild.setManufacturer("Maker");
    ShadowBuild.setModel("Phone 9");
    PackageInfo own = own();
    own.versionName = "2.7.1";
    Facts facts = AndroidHealth.of(app).measure().facts();
    assertEquals(Optional.of("14"), facts.os());
    assertEquals(Optional.of("2026-03-05"), facts.patchDate());
    assertEquals(Optional.of("2.7.1"), facts.app());
    assertEquals(Optional.of("Maker"), facts.manufacturer());
    assertEquals(Optional.of("Phone 9"), facts.model());
  }

  private PackageInfo own() {
    return Shadows.shadowOf(app.getPackageManager())
        .getInternalMutablePackageInfo(app.getPackageName());
  }

  private Signal signature(String... expected) {
    return AppSignature.expected(app, Set.of(expected)).measure().signal(HealthCheck.APP_TAMPERED);
  }

  @Test
  public void anAppIsSignedByWhomItNames() {
    sign(SIGNER);
    String hash = Sha256.hex(SIGNER);
    assertEquals(Signal.ok(Evidence.SIGNATURE_MATCHES), signature("00", hash));
    assertEquals(Signal.bad(Evidence.SIGNATURE_DIFFERS), signature("00"));
    sign(SIGNER, new byte[] {0x30, 0x05});
    assertEquals(Signal.bad(Evidence.SIGNATURE_DIFFERS), signature(hash));
    sign();
    assertEquals(Signal.bad(Evidence.NOT_SIGNED), signature(hash));
  }

  @SuppressWarnings("deprecation") // there is nothing newer on Android 8
  private void sign(byte[]... certificates) {
    Signature[] signers = new Signature[certificates.length];
    for (int i = 0; i < signers.length; i++) {
      signers[i] = new Signature(certificates[i]);
    }
    if (Build.VERSION.SDK_INT < 28) {
      own().signatures = signers;
    } else {
      own().signingInfo = signers.length == 0 ? null : signing(signers);
    }
  }

  private static SigningInfo signing(Signature... signers) {
    SigningInfo signing = ReflectionHelpers.callConstructor(SigningInfo.class);
    Shadows.shadowOf(signing).setSignatures(signers);
    return signing;
  }
}
