package dev.cordon.core.net;

import dev.cordon.policy.protocol.Reason.Code;
import java.io.IOException;
import java.net.UnknownServiceException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Finds words for a server that is not trusted. It decides nothing. Beside what our own judgement
 * says there is only the text of Conscrypt's exceptions: BoringSSL's names for errors.
 */
final class HandshakeFlaw {
  private static final Map<Code, List<String>> NAMES =
      Map.of(
          Code.SERVER_TLS_TOO_OLD,
          List.of("ALERT_PROTOCOL_VERSION", "UNSUPPORTED_PROTOCOL"),
          Code.SERVER_CIPHERS_WEAK,
          List.of(
              "ALERT_HANDSHAKE_FAILURE",
              "HANDSHAKE_FAILURE_ON_CLIENT_HELLO",
              "ALERT_INSUFFICIENT_SECURITY",
              "CIPHER_RETURNED"),
          Code.SERVER_NOT_ENCRYPTED,
          List.of("Unable to parse TLS packet header", "WRONG_VERSION_NUMBER", "HTTP_REQUEST"),
          Code.SERVER_CERTIFICATE_UNREADABLE,
          List.of("EXCESSIVE_MESSAGE_SIZE", "CANNOT_PARSE_LEAF_CERT"));

  private HandshakeFlaw() {}

  /** The most telling reason for {@code failure}. */
  static Code of(IOException failure) {
    Optional<Code> judged =
        Diagnosis.find(failure, DistrustException.class).map(DistrustException::code);
    return judged.orElseGet(() -> named(failure).orElseGet(() -> unnamed(failure)));
  }

  /** Whether {@code failure} is that the other side does not speak TLS at all. */
  static boolean isNotEncrypted(IOException failure) {
    return named(failure).equals(Optional.of(Code.SERVER_NOT_ENCRYPTED));
  }

  private static Optional<Code> named(IOException failure) {
    String message =
        Diagnosis.find(failure, SSLException.class).map(Throwable::toString).orElse("");
    for (Map.Entry<Code, List<String>> each : NAMES.entrySet()) {
      if (each.getValue().stream().anyMatch(message::contains)) {
        return Optional.of(each.getKey());
      }
    }
    return Optional.empty();
  }

  private static Code unnamed(IOException failure) {
    if (Diagnosis.find(failure, UnknownServiceException.class).isPresent()) {
      return Code.SERVER_NOT_ENCRYPTED;
    }
    if (Diagnosis.find(failure, SSLPeerUnverifiedException.class).isPresent()) {
      return Code.SERVER_NAME_WRONG;
    }
    return Diagnosis.find(failure, CertificateException.class).isPresent()
        ? Code.SERVER_CERTIFICATE_UNREADABLE
        : Code.SERVER_BROKE_TLS;
  }
}
