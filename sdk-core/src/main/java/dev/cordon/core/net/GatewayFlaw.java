package dev.cordon.core.net;

import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/**
 * Finds words for a gateway that let nothing through. It decides nothing: of what a gateway answers
 * OkHttp tells the status in a text alone, and Conscrypt its alerts.
 */
final class GatewayFlaw {
  private static final Pattern STATUS =
      Pattern.compile("Unexpected response code for CONNECT: (\\d{3})");
  private static final String WANTS_A_PASSWORD = "Failed to authenticate with proxy";

  /** RFC 8446, section 6.2: what is said of a certificate that was shown, or was not. */
  private static final Pattern OF_OUR_CERTIFICATE =
      Pattern.compile("ALERT_(\\w*CERTIFICATE\\w*|UNKNOWN_CA|ACCESS_DENIED)");

  private GatewayFlaw() {}

  /** The typed error for {@code failure}, which is the gateway's and not the server's. */
  static ContainerException of(IOException failure) {
    Optional<ContainerException> typed = Diagnosis.find(failure, ContainerException.class);
    if (typed.isPresent()) {
      return typed.get();
    }
    Optional<SSLException> tls = Diagnosis.find(failure, SSLException.class);
    if (tls.filter(each -> OF_OUR_CERTIFICATE.matcher(each.toString()).find()).isPresent()) {
      return refused("TLS", failure);
    }
    ContainerException flaw = Diagnosis.of(failure);
    return flaw instanceof UntrustedServerException
        ? new UntrustedServerException(
            Reason.of(Code.GATEWAY_NOT_TRUSTED, flaw.reason().code().name()), failure)
        : new UnreachableServerException(Code.GATEWAY_UNREACHABLE, failure);
  }

  static UnreachableServerException refused(String answer, IOException failure) {
    return new UnreachableServerException(Reason.of(Code.GATEWAY_REFUSED, answer), failure);
  }

  /** The status by which a gateway refused to let through. */
  static Optional<String> answer(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      Matcher status = STATUS.matcher(message);
      if (status.matches()) {
        return Optional.of(status.group(1));
      }
      if (message.equals(WANTS_A_PASSWORD)) {
        return Optional.of("407");
      }
    }
    return Optional.empty();
  }
}
