package dev.cordon.policy.testing;

import dev.cordon.policy.protocol.CheckIn;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Enrolment;
import dev.cordon.policy.protocol.Listen;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.policy.protocol.audit.AuditBatch;
import dev.cordon.policy.protocol.signed.DeviceDocuments;
import dev.cordon.policy.protocol.signed.DocumentType;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.wire.Challenge;
import dev.cordon.policy.protocol.wire.Problem;
import dev.cordon.policy.protocol.wire.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;

/**
 * Answers what a phone's policy client would send to the server: judges who speaks, then asks the
 * register. Safe for many threads.
 */
final class FrontDesk {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final int REFUSED = 400;

  private final Seal seal;
  private final Register register;
  private final Supplier<Instant> now;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  FrontDesk(Seal seal, Register register, Supplier<Instant> now) {
    this.seal = seal;
    this.register = register;
    this.now = now;
  }

  /** Everything that was said here, as the bytes that devices signed: JSON. */
  List<String> heard() {
    return List.copyOf(heard);
  }

  /** The line of one phone, with {@code streams} for its events. */
  Interceptor line(BooleanSupplier isOnline, EventStreams streams) {
    return chain -> {
      if (!isOnline.getAsBoolean()) {
        throw new IOException("this phone has no network: TestPhone.goOffline was called");
      }
      return answer(chain, streams);
    };
  }

  private Response answer(Interceptor.Chain chain, EventStreams streams) throws IOException {
    Request request = chain.request();
    if (request.url().pathSegments().contains("challenges")) {
      String enrolment = request.url().pathSegments().get(2);
      return reply(request, 200, new Challenge(register.challenge(enrolment)).toBytes());
    }
    try {
      Envelope envelope = Envelope.parse(body(request));
      heard.add(new String(envelope.payload(), StandardCharsets.UTF_8));
      return switch (request.url().encodedPath()) {
        case "/v1/enrolments" -> reply(request, 201, enrol(envelope));
        case "/v1/check-ins" -> reply(request, 200, checkIn(envelope));
        case "/v1/receipts" -> reply(request, 200, keep(envelope));
        case "/v1/audit" -> reply(request, 200, record(envelope));
        case "/v1/events" -> {
          listen(envelope);
          yield reply(request, 200).body(streams.open(chain.call())).build();
        }
        default -> throw new IllegalStateException("no such door: " + request.url());
      };
    } catch (DocumentRefusedException e) {
      return reply(request, REFUSED, new Problem(REFUSED, e.reason()).toBytes());
    }
  }

  private byte[] enrol(Envelope envelope) throws DocumentRefusedException {
    Enrolment request =
        DeviceDocuments.verifyFirst(
                envelope, Wire.ENROLMENT, Enrolment::deviceKey, seal.tenant(), now.get())
            .body();
    return register.enrol(request).toBytes();
  }

  private byte[] checkIn(Envelope envelope) throws DocumentRefusedException {
    Member member = register.signer(envelope);
    CheckIn said = verified(envelope, Wire.CHECK_IN, member);
    return register.checkIn(member, said).toBytes();
  }

  private byte[] keep(Envelope envelope) throws DocumentRefusedException {
    Member member = register.signer(envelope);
    Receipt receipt = verified(envelope, Wire.RECEIPT, member);
    return register.keep(member, receipt, envelope).toBytes();
  }

  private byte[] record(Envelope envelope) throws DocumentRefusedException {
    Member member = register.signer(envelope);
    AuditBatch batch = verified(envelope, Wire.AUDIT, member);
    return register.record(member, batch).toBytes();
  }

  private void listen(Envelope envelope) throws DocumentRefusedException {
    Member member = register.signer(envelope);
    Listen wish = verified(envelope, Wire.LISTEN, member);
    register.mustBeFresh(member, wish.enrolment(), wish.nonce());
  }

  private <T> T verified(Envelope envelope, DocumentType<T> type, Member member)
      throws DocumentRefusedException {
    return DeviceDocuments.verify(envelope, type, member.key, seal.tenant(), now.get()).body();
  }

  private static byte[] body(Request request) throws IOException {
    Buffer bytes = new Buffer();
    if (request.body() != null) {
      request.body().writeTo(bytes);
    }
    return bytes.readByteArray();
  }

  private static Response reply(Request request, int status, byte[] body) {
    return reply(request, status).body(ResponseBody.create(body, JSON)).build();
  }

  private static Response.Builder reply(Request request, int status) {
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_2)
        .code(status)
        .message("");
  }
}
