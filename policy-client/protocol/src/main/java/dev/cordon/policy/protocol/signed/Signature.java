package dev.cordon.policy.protocol.signed;

import java.util.Base64;

/**
 * One signature of an envelope.
 *
 * @param keyId the id of the key that shall judge it
 * @param base64 the signature in standard Base64
 */
public record Signature(String keyId, String base64) {
  static Signature of(String keyId, byte[] signature) {
    return new Signature(keyId, Base64.getEncoder().encodeToString(signature));
  }

  byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }
}
