package dev.cordon.server.trail;

import com.google.crypto.tink.subtle.Hex;
import dev.cordon.policy.protocol.audit.AuditBatch;
import dev.cordon.policy.protocol.audit.AuditChain;
import dev.cordon.policy.protocol.audit.AuditEvent;
import dev.cordon.policy.protocol.audit.AuditEventCodec;
import dev.cordon.server.register.DeviceEvents.Arrived;
import dev.cordon.server.register.DeviceTrails.End;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A batch with its hashes, computed here from what arrived.
 *
 * @param batch what arrived
 * @param chains the chain before each event, and after the last, lowercase hex
 */
record Strand(AuditBatch batch, List<String> chains) {
  private static final AuditEventCodec CODEC = new AuditEventCodec();

  static Strand of(AuditBatch batch) {
    List<String> chains = new ArrayList<>();
    byte[] chain = Hex.decode(batch.before());
    chains.add(batch.before());
    for (AuditEvent event : batch.events()) {
      chain = AuditChain.next(chain, event);
      chains.add(Hex.encode(chain));
    }
    return new Strand(batch, chains);
  }

  long first() {
    return batch.events().get(0).sequence();
  }

  End end() {
    return new End(batch.last(), chains.get(chains.size() - 1));
  }

  AuditEvent event(int index) {
    return batch.events().get(index);
  }

  /** The hash before the event at {@code index}. */
  String before(int index) {
    return chains.get(index);
  }

  /** The hash after the event at {@code index}. */
  String after(int index) {
    return chains.get(index + 1);
  }

  int size() {
    return batch.events().size();
  }

  /** Whether {@code chain} is the hash before the very first event of the trail. */
  boolean isBegin(String chain) {
    return Hex.encode(AuditChain.begin(Hex.decode(batch.trail()))).equals(chain);
  }

  /** The events from {@code index} on, as they are stored. */
  List<Arrived> from(int index) {
    List<Arrived> arrived = new ArrayList<>();
    for (int i = index; i < size(); i++) {
      String spelling = new String(CODEC.encode(event(i)), StandardCharsets.UTF_8);
      arrived.add(new Arrived(event(i).sequence(), after(i), spelling));
    }
    return arrived;
  }
}
