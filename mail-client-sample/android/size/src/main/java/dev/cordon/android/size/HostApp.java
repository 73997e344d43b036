package dev.cordon.android.size;

import android.app.Activity;
import android.app.Application;
import android.os.CancellationSignal;
import android.util.Log;
import dev.cordon.browser.Loaded;
import dev.cordon.browser.Loader;
import dev.cordon.browser.download.DownloadTarget;
import dev.cordon.core.Container;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.android.AndroidContainers;
import dev.cordon.core.android.AndroidTrust;
import dev.cordon.core.android.WorkClipboard;
import dev.cordon.core.android.WorkWindows;
import dev.cordon.core.android.biometric.BiometricUnlock;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.net.SecureHttp;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.PolicyClient;
import dev.cordon.policy.protocol.Consent;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Invitation;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.android.AndroidDatabases;
import dev.cordon.storage.files.SecureFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import okhttp3.OkHttpClient;

/** An app that goes through every door of the SDK once; it is only measured, never run. */
public final class HostApp extends Application {
  @Override
  public void onCreate() {
    super.onCreate();
    WorkWindows.protect(this);
  }

  /** Becomes an organisation's app. */
  public void enrol(String invitation, Consent consent)
      throws ContainerException, DocumentRefusedException {
    try (PolicyClient client = PolicyClient.of(AndroidContainers.open(this))) {
      client.enrol(Invitation.parse(invitation), consent);
      client.listen();
      client.checkIn();
    }
  }

  /** Opens the work area and ends it. */
  public String open(Passcode passcode) throws ContainerException {
    Container work = AndroidContainers.open(this);
    work.setPasscode(passcode);
    UnlockResult result = work.unlock(passcode);
    work.lock();
    work.wipe();
    return result.toString();
  }

  /** Fingers and faces. */
  public void recognise(Container work, Activity activity, Passcode passcode) {
    BiometricUnlock fingers = BiometricUnlock.of(work);
    CancellationSignal cancel = new CancellationSignal();
    fingers.check(this, offer -> log(offer));
    fingers.enable(activity, passcode, cancel, result -> log(result));
    fingers.unlock(activity, cancel, result -> log(result));
  }

  private static void log(Object what) {
    Log.i("host", what.toString());
  }

  /** Files, databases, the clipboard. */
  public int store(Container work) throws IOException {
    SecureFiles files = SecureFiles.in(work.domain("host"));
    files.write("file", out -> out.write(1));
    try (InputStream in = files.read("file");
        SecureDatabase database = AndroidDatabases.in(work.domain("host")).open("host")) {
      database.migrate(List.of("CREATE TABLE t (c TEXT)"));
      WorkClipboard clipboard = WorkClipboard.of(this, work);
      String text = clipboard.copy("text") + clipboard.paste().orElse("");
      return in.read() + database.execute("INSERT INTO t VALUES (?)", text);
    }
  }

  /** Pages and downloads. */
  public Loaded load(Container work, DownloadTarget downloads, String url) throws IOException {
    OkHttpClient http = SecureHttp.in(work, AndroidTrust.system());
    try (Loader loader = Loader.in(work, http, downloads)) {
      return loader.load(url);
    }
  }
}
