package dev.cordon.policy.protocol.signed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** DSSE's pre-authentication encoding (PAE, protocol.md, "Signature Definition"). */
final class PreAuthentication {
  private PreAuthentication() {}

  /** {@code DSSEv1 SP LEN(type) SP type SP LEN(payload) SP payload}: what is really signed. */
  static byte[] encode(String payloadType, byte[] payload) {
    byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    append(encoded, "DSSEv1 " + type.length + " ");
    encoded.write(type, 0, type.length);
    append(encoded, " " + payload.length + " ");
    encoded.write(payload, 0, payload.length);
    return encoded.toByteArray();
  }

  private static void append(ByteArrayOutputStream encoded, String ascii) {
    byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
    encoded.write(bytes, 0, bytes.length);
  }
}
