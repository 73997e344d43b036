package dev.cordon.policy.protocol.signed;

import dev.cordon.policy.protocol.crypto.Signer;
import java.security.GeneralSecurityException;
import java.util.List;

/** Any bytes, well signed: what a document looks like that no codec of ours would write. */
public final class SignedText {
  private SignedText() {}

  /** {@code payload} as a document of {@code kind}. */
  public static Envelope sign(DocumentKind kind, byte[] payload, Signer signer)
      throws GeneralSecurityException {
    byte[] message = PreAuthentication.encode(kind.payloadType(), payload);
    return new Envelope(
        kind, payload, List.of(Signature.of(signer.key().id(), signer.sign(message))));
  }
}
