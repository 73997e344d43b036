package dev.cordon.core.net;

import dev.cordon.core.error.ContainerException;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnknownServiceException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLProtocolException;

/** Turns what TLS and TCP throw into the container's typed errors. */
final class Diagnosis {
  private Diagnosis() {}

  /** The typed error that {@code failure} is, carries, or amounts to. */
  static ContainerException of(IOException failure) {
    Optional<ContainerException> typed = find(failure, ContainerException.class);
    if (typed.isPresent()) {
      return typed.get();
    }
    Optional<String> answer = GatewayFlaw.answer(failure);
    if (answer.isPresent()) {
      return GatewayFlaw.refused(answer.get(), failure);
    }
    return isDistrust(failure)
        ? new UntrustedServerException(HandshakeFlaw.of(failure), failure)
        : new UnreachableServerException(failure);
  }

  /** A handshake that merely broke off says nothing about whom one spoke to. */
  private static boolean isDistrust(IOException failure) {
    if (find(failure, FarewellSocket.TornException.class).isPresent()) {
      return false;
    }
    if (find(failure, CertificateException.class).isPresent()
        || find(failure, SSLPeerUnverifiedException.class).isPresent()
        || find(failure, UnknownServiceException.class).isPresent()
        || HandshakeFlaw.isNotEncrypted(failure)) {
      return true;
    }
    boolean refused =
        find(failure, SSLHandshakeException.class).isPresent()
            || find(failure, SSLProtocolException.class).isPresent();
    return refused && !find(failure, EOFException.class).isPresent();
  }

  static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }
}
