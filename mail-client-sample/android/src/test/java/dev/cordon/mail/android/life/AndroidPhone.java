package dev.cordon.mail.android.life;

import android.content.Context;
import dev.cordon.core.Container;
import dev.cordon.core.android.AndroidContainers;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.net.SystemTrust;
import dev.cordon.mail.app.Databases;
import dev.cordon.mail.desktop.demo.world.PersonalFiles;
import dev.cordon.mail.desktop.demo.world.Phone;
import dev.cordon.storage.desktop.DesktopDatabases;
import dev.cordon.testing.android.HealthyPhone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The demo's phone, on Android: the SDK's own binding over the framework. SQLCipher and the trust
 * anchors are the desktop's, for the phone's have no native code here.
 */
final class AndroidPhone implements Phone {
  private final Context context;
  private final List<Container> opened = new ArrayList<>();

  private AndroidPhone(Context context) {
    this.context = context;
  }

  /** A phone whose owner has used it for a while. */
  static AndroidPhone inUse(Context context) throws IOException {
    HealthyPhone.of(context);
    AndroidPhone phone = new AndroidPhone(context);
    PersonalFiles.write(phone.personal());
    return phone;
  }

  @Override
  public Path home() {
    return context.getDataDir().toPath();
  }

  @Override
  public Path personal() {
    return context.getFilesDir().toPath().resolve("Personal");
  }

  @Override
  public Path work() {
    return context.getNoBackupFilesDir().toPath().resolve("cordon/work");
  }

  @Override
  public Container open() throws ContainerException {
    Container container = AndroidContainers.open(context);
    opened.add(container);
    return container;
  }

  /** Android's binding has one place only, so the copy is put back there, as a thief would. */
  @Override
  public Container openCopy(Path copy) throws ContainerException {
    opened.forEach(Container::close);
    try {
      Files.move(work(), work().resolveSibling("as-it-is-now"));
      Files.move(copy, work());
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
    return open();
  }

  @Override
  public Set<String> keys() throws ContainerException {
    try {
      KeyStore keystore = KeyStore.getInstance("AndroidKeyStore");
      keystore.load(null);
      return Collections.list(keystore.aliases()).stream()
          .map(name -> name.substring(name.lastIndexOf('/') + 1))
          .filter(name -> !name.equals("~")) // says that there were keys, and opens nothing
          .collect(Collectors.toSet());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the Keystore lists its keys", e);
    }
  }

  @Override
  public Databases databases() {
    return (domain, name) -> DesktopDatabases.in(domain).open(name);
  }

  @Override
  public SystemTrust trust() {
    return SystemTrust.ofTheJdk();
  }
}
