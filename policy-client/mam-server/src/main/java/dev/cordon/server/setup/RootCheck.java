package dev.cordon.server.setup;

import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.signed.Role;
import dev.cordon.policy.protocol.signed.Root;
import dev.cordon.policy.protocol.signed.TrustedRoot;
import dev.cordon.server.keys.OnlineKeys;
import dev.cordon.server.register.StoredDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** Whether keys and register are of one organisation. */
public final class RootCheck {
  private RootCheck() {}

  /**
   * Whether {@code root}, version 1, names {@code keys}: else no device believes what they sign.
   */
  public static boolean names(StoredDocument root, OnlineKeys keys) {
    try {
      Envelope envelope = Envelope.parse(root.envelope().getBytes(StandardCharsets.UTF_8));
      Root named = TrustedRoot.stored(envelope, root.sha256()).root();
      return named.keysOf(Role.POLICY).contains(keys.policy().key())
          && named.keysOf(Role.COMMAND).contains(keys.command().key())
          && named.keysOf(Role.STATE).contains(keys.state().key());
    } catch (DocumentRefusedException e) {
      return false;
    }
  }

  static boolean names(StoredDocument root, Path directory) {
    try {
      return names(root, OnlineKeys.load(directory));
    } catch (IOException | GeneralSecurityException notWhole) {
      return false;
    }
  }
}
