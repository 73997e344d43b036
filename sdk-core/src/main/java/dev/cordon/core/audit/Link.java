package dev.cordon.core.audit;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.policy.protocol.audit.AuditChain;

/**
 * A place in the chain.
 *
 * @param sequence of the event before it; 0 at the very beginning
 * @param chain the hash after that event, 32 bytes
 */
public record Link(long sequence, Bytes chain) {
  /** Before the first event of the trail {@code id}. */
  static Link begin(Bytes id) {
    return new Link(0, Bytes.copyFrom(AuditChain.begin(id.toByteArray())));
  }

  /** After one more event, in its one spelling. */
  Link next(byte[] encoded) {
    return new Link(sequence + 1, Bytes.copyFrom(AuditChain.next(chain.toByteArray(), encoded)));
  }
}
