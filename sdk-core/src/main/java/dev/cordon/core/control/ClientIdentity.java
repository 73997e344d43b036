package dev.cordon.core.control;

import com.google.crypto.tink.util.Bytes;
import java.util.List;

/**
 * What the organisation's servers are shown in TLS.
 *
 * @param key the name in the vault of the private half
 * @param chain certificates (X.509, DER), the key's own first
 */
public record ClientIdentity(String key, List<Bytes> chain) {
  public ClientIdentity {
    chain = List.copyOf(chain);
  }
}
