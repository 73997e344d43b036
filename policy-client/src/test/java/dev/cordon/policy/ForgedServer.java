package dev.cordon.policy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.DeviceState;
import dev.cordon.policy.protocol.DocumentRef;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Invitation;
import dev.cordon.policy.protocol.ReceiptAcknowledgement;
import dev.cordon.policy.protocol.audit.AuditAcknowledgement;
import dev.cordon.policy.protocol.audit.AuditBatch;
import dev.cordon.policy.protocol.crypto.Ed25519Signer;
import dev.cordon.policy.protocol.crypto.Signer;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.signed.Document;
import dev.cordon.policy.protocol.signed.DocumentType;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.signed.Role;
import dev.cordon.policy.protocol.signed.RoleKeys;
import dev.cordon.policy.protocol.signed.Root;
import dev.cordon.policy.protocol.threat.ThreatList;
import dev.cordon.policy.protocol.wire.Bundle;
import dev.cordon.policy.protocol.wire.Challenge;
import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.testing.FakeClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import okio.ByteString;

/**
 * A server of the tests' own, with all keys of its organisation: honest until told to lie. It
 * answers every device as one and the same enrolment, and checks nothing.
 */
final class ForgedServer extends Dispatcher implements AutoCloseable {
  static final String ENROLMENT = "enrolment-1";

  final Signer root = newSigner();
  final Signer policyKey = newSigner();
  final Signer commandKey = newSigner();
  final Signer threatsKey = newSigner();
  final Signer stateKey = newSigner();
  final List<Envelope> roots = new ArrayList<>();
  final String tenant;

  // What the state names, and what is delivered. Changed between exchanges only.
  final List<Envelope> documents = new ArrayList<>();
  final List<DocumentRef> commands = new ArrayList<>();
  DocumentRef policy;
  Optional<DocumentRef> threats = Optional.empty();

  final AtomicInteger challenges = new AtomicInteger();

  /** Lies in what is signed. */
  UnaryOperator<DeviceState> lie = state -> state;

  /** Tampers with what was signed. */
  UnaryOperator<byte[]> tamper = answer -> answer;

  /** What is to be measured for. */
  volatile Supplier<byte[]> challenge =
      () -> new Challenge("challenge-" + challenges.incrementAndGet()).toBytes();

  /** Lies about receipts. */
  UnaryOperator<ReceiptAcknowledgement> word = acknowledgement -> acknowledgement;

  /** Lies about batches of the audit trail. */
  UnaryOperator<AuditAcknowledgement> auditWord = acknowledgement -> acknowledgement;

  /** What every listener is told before the stream ends. */
  volatile String stream = ": ping\n\nevent: check-in\ndata:\n\n";

  final AtomicInteger listens = new AtomicInteger();
  final AtomicInteger checkIns = new AtomicInteger();

  private final FakeClock clock;
  private final HeldCertificate certificate = Certificates.selfSigned();
  private final MockWebServer web = new MockWebServer();

  ForgedServer(FakeClock clock) throws IOException {
    this.clock = clock;
    roots.add(
        sign(Wire.ROOT, "", Document.DEVICES, 1, Duration.ofDays(3650), rootBody(root), root));
    tenant = roots.get(0).payloadSha256();
    policy = publish(policy(1, Policy.DEFAULT), 1);
    web.useHttps(Certificates.serving(certificate).sslSocketFactory());
    web.setDispatcher(this);
    web.start();
  }

  Invitation invitation() {
    return new Invitation(web.url("/").uri(), "code-1", Certificates.pin(certificate), tenant);
  }

  Envelope policy(long version, Policy body) {
    return sign(Wire.POLICY, Document.DEVICES, version, body, policyKey);
  }

  /** Delivers {@code envelope} and names it as the policy. */
  DocumentRef publish(Envelope envelope, long version) {
    documents.removeIf(document -> document.kind() == Wire.POLICY.kind());
    documents.add(envelope);
    policy = new DocumentRef(DocumentRef.Kind.POLICY, "policy", version, envelope.payloadSha256());
    return policy;
  }

  Envelope threats(long version, ThreatList list) {
    return sign(Wire.THREATS, Document.DEVICES, version, list, threatsKey);
  }

  /** Delivers {@code envelope} and names it as the list of harmful apps. */
  void publishThreats(Envelope envelope, long version) {
    documents.removeIf(document -> document.kind() == Wire.THREATS.kind());
    documents.add(envelope);
    threats =
        Optional.of(
            new DocumentRef(
                DocumentRef.Kind.THREATS, "threats", version, envelope.payloadSha256()));
  }

  /** Delivers a command and names it. */
  void order(Command.Kind kind, long sequence) {
    Command command = new Command("c" + sequence, kind, ENROLMENT, sequence, "because");
    order(sign(Wire.COMMAND, ENROLMENT, sequence, command, commandKey), command);
  }

  void order(Envelope envelope, Command command) {
    documents.add(envelope);
    commands.add(
        new DocumentRef(
            DocumentRef.Kind.COMMAND, command.id(), command.sequence(), envelope.payloadSha256()));
  }

  Root rootBody(Signer... rootSigners) {
    Map<Role, RoleKeys> roles = new EnumMap<>(Role.class);
    Set<String> ids = new java.util.HashSet<>();
    Arrays.stream(rootSigners).forEach(signer -> ids.add(signer.key().id()));
    roles.put(Role.ROOT, new RoleKeys(ids, ids.size()));
    roles.put(Role.POLICY, new RoleKeys(Set.of(policyKey.key().id()), 1));
    roles.put(Role.THREATS, new RoleKeys(Set.of(threatsKey.key().id()), 1));
    roles.put(Role.COMMAND, new RoleKeys(Set.of(commandKey.key().id()), 1));
    roles.put(Role.STATE, new RoleKeys(Set.of(stateKey.key().id()), 1));
    List<dev.cordon.policy.protocol.crypto.VerificationKey> keys = new ArrayList<>();
    Arrays.stream(rootSigners).forEach(signer -> keys.add(signer.key()));
    keys.addAll(List.of(policyKey.key(), commandKey.key(), threatsKey.key(), stateKey.key()));
    return new Root(keys, roles);
  }

  <T> Envelope sign(DocumentType<T> type, String target, long version, T body, Signer signer) {
    return sign(type, tenant, target, version, Duration.ofHours(1), body, signer);
  }

  <T> Envelope sign(
      DocumentType<T> type,
      String tenantId,
      String target,
      long version,
      Duration validity,
      T body,
      Signer... signers) {
    try {
      Document<T> document =
          new Document<>(
              tenantId,
              target,
              version,
              clock.now().minus(Duration.ofDays(1)),
              clock.now().plus(validity),
              body);
      return Envelope.sign(type, document, List.of(signers));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static Signer newSigner() {
    try {
      return Ed25519Signer.of(Ed25519Signer.newKeyset());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    try {
      if (request.getTarget().startsWith("/v1/challenges/")) {
        return json(200, challenge.get());
      }
      ByteString body = request.getBody();
      Envelope envelope = Envelope.parse((body == null ? ByteString.EMPTY : body).toByteArray());
      return switch (request.getTarget()) {
        case "/v1/enrolments" -> json(201, tamper.apply(bundle(envelope).toBytes()));
        case "/v1/check-ins" -> {
          checkIns.incrementAndGet();
          yield json(200, tamper.apply(bundle(envelope).toBytes()));
        }
        case "/v1/audit" -> json(200, acknowledgeAudit(envelope).toBytes());
        case "/v1/receipts" -> json(200, acknowledge(envelope).toBytes());
        default -> events();
      };
    } catch (DocumentRefusedException e) {
      return new MockResponse.Builder().code(400).build();
    }
  }

  @Override
  public void close() {
    web.close();
  }

  private Bundle bundle(Envelope request) {
    DeviceState state =
        new DeviceState(
            ENROLMENT,
            body(request).get("nonce").getAsString(),
            newestRoot(),
            policy,
            threats,
            commands,
            List.of());
    Envelope signed = sign(Wire.STATE, ENROLMENT, 1, lie.apply(state), stateKey);
    List<Envelope> delivered = new ArrayList<>(newerRoots(request));
    delivered.addAll(documents);
    return new Bundle(signed, delivered);
  }

  private List<Envelope> newerRoots(Envelope request) {
    JsonObject body = body(request);
    int held = body.has("rootVersion") ? body.get("rootVersion").getAsInt() : 0;
    return roots.subList(Math.min(held, roots.size()), roots.size());
  }

  private DocumentRef newestRoot() {
    Envelope newest = roots.get(roots.size() - 1);
    return new DocumentRef(DocumentRef.Kind.ROOT, "root", roots.size(), newest.payloadSha256());
  }

  private Envelope acknowledge(Envelope receipt) {
    ReceiptAcknowledgement honest =
        new ReceiptAcknowledgement(
            body(receipt).get("id").getAsString(), receipt.payloadSha256(), ENROLMENT);
    return sign(Wire.RECEIPT_ACK, ENROLMENT, 1, word.apply(honest), stateKey);
  }

  private Envelope acknowledgeAudit(Envelope request) throws DocumentRefusedException {
    AuditBatch batch = Wire.AUDIT.codec().read(Fields.of(body(request)));
    AuditAcknowledgement honest = AuditAcknowledgement.of(batch);
    return sign(Wire.AUDIT_ACK, ENROLMENT, 1, auditWord.apply(honest), stateKey);
  }

  private MockResponse events() {
    listens.incrementAndGet();
    return new MockResponse.Builder()
        .addHeader("Content-Type", "text/event-stream")
        .body(stream)
        .build();
  }

  private static MockResponse json(int status, byte[] body) {
    return new MockResponse.Builder().code(status).body(new Buffer().write(body)).build();
  }

  private static JsonObject body(Envelope request) {
    return JsonParser.parseString(new String(request.payload(), StandardCharsets.UTF_8))
        .getAsJsonObject()
        .getAsJsonObject("body");
  }
}
