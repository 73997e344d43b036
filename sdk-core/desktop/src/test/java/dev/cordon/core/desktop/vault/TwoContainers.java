package dev.cordon.core.desktop.vault;

import dev.cordon.core.Container;
import dev.cordon.core.secret.Passcode;
import dev.cordon.testing.FakeDevice;
import java.nio.file.Path;
import java.util.List;

/** A process of its own that opens, changes and closes a container again and again. */
final class TwoContainers {
  private static final int ROUNDS = 4;

  private TwoContainers() {}

  public static void main(String[] arguments) throws Exception {
    Path work = Path.of(arguments[0]);
    for (int round = 0; round < ROUNDS; round++) {
      DesktopVaults vaults =
          new DesktopVaults(List.of(SecretServiceStore.of(System.getenv(), 20_000)));
      try (Container container =
          new FakeDevice()
              .open(
                  work,
                  vaults.open(
                      work.resolveSibling(work.getFileName() + ".vault"),
                      NewVault.SYSTEM,
                      round == 0))) {
        if (round == 0) {
          container.setPasscode(Passcode.of(arguments[1]));
        } else {
          container.unlock(Passcode.of(arguments[1]));
        }
        container.domain("mail" + round).key("files");
      }
    }
  }
}
