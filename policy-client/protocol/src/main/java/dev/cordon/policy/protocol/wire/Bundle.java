package dev.cordon.policy.protocol.wire;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.JsonText;
import dev.cordon.policy.protocol.json.Lists;
import dev.cordon.policy.protocol.signed.Envelope;
import java.util.ArrayList;
import java.util.List;

/**
 * The server's answer to an enrolment or a check-in. Not signed itself: the state in it is, and
 * names all that must be there.
 *
 * @param state the signed device state
 * @param documents the roots, policy and commands that the device lacks
 */
public record Bundle(Envelope state, List<Envelope> documents) {
  /** The largest answer that is read: 4 MiB. */
  public static final int MAX_BYTES = 4 << 20;

  private static final int MAX_DOCUMENTS = 2_000;

  public Bundle {
    documents = List.copyOf(documents);
  }

  /** As JSON in UTF-8. */
  public byte[] toBytes() {
    JsonObject json = new JsonObject();
    json.add("state", state.toJson());
    json.add("documents", Lists.of(documents, Envelope::toJson));
    return JsonText.write(json);
  }

  /** Reads what {@link #toBytes} wrote. */
  public static Bundle parse(byte[] json) throws DocumentRefusedException {
    Fields fields = JsonText.read(json, MAX_BYTES);
    List<Envelope> documents = new ArrayList<>();
    for (Fields document : fields.objects("documents", MAX_DOCUMENTS)) {
      documents.add(Envelope.read(document));
    }
    return new Bundle(Envelope.read(fields.object("state")), documents);
  }
}
