package dev.cordon.policy;

import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;

/**
 * What the organisation's server refused, or what of its answer this device refused. Nothing of a
 * refused answer took effect; the reason's code tells the cases apart. Trouble with the connection
 * itself is {@link dev.cordon.core.net.UntrustedServerException} or {@link
 * dev.cordon.core.net.UnreachableServerException}.
 */
public final class PolicyClientException extends ContainerException {
  PolicyClientException(Reason reason) {
    super(reason);
  }

  PolicyClientException(Reason reason, Throwable cause) {
    super(reason, cause);
  }

  static PolicyClientException of(Reason.Code code, String... arguments) {
    return new PolicyClientException(Reason.of(code, arguments));
  }

  static PolicyClientException of(DocumentRefusedException refused) {
    return new PolicyClientException(refused.reason(), refused);
  }
}
