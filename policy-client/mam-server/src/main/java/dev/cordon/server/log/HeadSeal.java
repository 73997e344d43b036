package dev.cordon.server.log;

import dev.cordon.policy.protocol.crypto.Signer;
import dev.cordon.server.keys.OnlineKeys;
import dev.cordon.server.register.AuditLinks.Anchor;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Signs where the log ends, by the key of the role state. Safe for many threads. */
public final class HeadSeal {
  private final Signer signer;

  @Inject
  public HeadSeal(OnlineKeys keys) {
    this.signer = keys.state();
  }

  Anchor sign(LogHead head, long atMillis) {
    try {
      byte[] signature = signer.sign(LogChain.message(head, atMillis));
      return new Anchor(
          head.number(),
          head.link(),
          atMillis,
          signer.key().id(),
          Base64.getEncoder().encodeToString(signature));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key in memory does not sign", e);
    }
  }

  boolean isGood(Anchor anchor) {
    try {
      LogHead head = new LogHead(anchor.number(), anchor.link());
      return anchor.keyId().equals(signer.key().id())
          && signer
              .key()
              .verifies(
                  LogChain.message(head, anchor.atMillis()),
                  Base64.getDecoder().decode(anchor.signature()));
    } catch (IllegalArgumentException noBase64) {
      return false;
    }
  }
}
