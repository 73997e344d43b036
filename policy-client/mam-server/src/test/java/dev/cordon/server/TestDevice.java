package dev.cordon.server;

import dev.cordon.policy.protocol.CheckIn;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Condition;
import dev.cordon.policy.protocol.ConsentForm;
import dev.cordon.policy.protocol.ConsentPoint;
import dev.cordon.policy.protocol.DeviceState;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Enrolment;
import dev.cordon.policy.protocol.Invitation;
import dev.cordon.policy.protocol.Listen;
import dev.cordon.policy.protocol.Platform;
import dev.cordon.policy.protocol.Posture;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.policy.protocol.ShareReport;
import dev.cordon.policy.protocol.TrailReport;
import dev.cordon.policy.protocol.VaultDeclaration;
import dev.cordon.policy.protocol.VaultKind;
import dev.cordon.policy.protocol.audit.AuditChain;
import dev.cordon.policy.protocol.crypto.Algorithm;
import dev.cordon.policy.protocol.crypto.Signer;
import dev.cordon.policy.protocol.crypto.VerificationKey;
import dev.cordon.policy.protocol.health.HealthReport;
import dev.cordon.policy.protocol.health.HealthReport.Outcome;
import dev.cordon.policy.protocol.signed.DeviceDocuments;
import dev.cordon.policy.protocol.signed.DocumentKind;
import dev.cordon.policy.protocol.signed.DocumentType;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.signed.Expect;
import dev.cordon.policy.protocol.signed.TrustedRoot;
import dev.cordon.policy.protocol.threat.ThreatReport;
import dev.cordon.policy.protocol.wire.Bundle;
import dev.cordon.policy.protocol.wire.Wire;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** A device as the server meets it: a P-256 key and signed requests. */
final class TestDevice {
  private final TestOrganisation organisation;
  private final Invitation invitation;
  private final Signer signer;
  private Optional<TrustedRoot> root = Optional.empty();
  String enrolment = "";
  long policyVersion;
  long commandSequence;
  Condition condition = Condition.LOCKED;
  Outcome outcome = Outcome.CLEAN;
  Optional<ShareReport> share = Optional.empty();
  Optional<TrailReport> trail = Optional.empty();

  TestDevice(TestOrganisation organisation, Invitation invitation) {
    this.organisation = organisation;
    this.invitation = invitation;
    this.signer = EcSigner.fresh();
  }

  /** What the server answered, after every signature in it was judged. */
  record Answer(DeviceState state, Bundle bundle) {}

  void enrol() {
    Enrolment request = enrolment(Set.of(ConsentPoint.values()));
    TestHttp.Reply reply = post("/v1/enrolments", Wire.ENROLMENT, request);
    Answer answer = judged(reply, request.nonce());
    enrolment = answer.state().enrolment();
  }

  Enrolment enrolment(Set<ConsentPoint> agreed) {
    return new Enrolment(
        invitation.code(),
        signer.key(),
        ConsentForm.current().agree(Locale.JAPANESE, agreed, organisation.clock.instant()),
        nonce(),
        Platform.LINUX,
        "0.1.0");
  }

  Answer checkIn() {
    CheckIn report = report();
    return judged(post("/v1/check-ins", Wire.CHECK_IN, report), report.nonce());
  }

  /** A check-in that reports that of the list of harmful apps. */
  Answer checkIn(ThreatReport threats) {
    String challenge = challenge();
    CheckIn report =
        report(challenge, new HealthReport(challenge, Map.of(), outcome, Set.of(), threats));
    return judged(post("/v1/check-ins", Wire.CHECK_IN, report), report.nonce());
  }

  CheckIn report() {
    String challenge = challenge();
    return report(challenge, new HealthReport(challenge, Map.of(), outcome, Set.of()));
  }

  /** A fresh word of the server's. */
  String challenge() {
    TestHttp.Reply reply =
        organisation.http().send("GET", "/v1/challenges/" + enrolment, new byte[0]);
    return reply.json().get("challenge").getAsString();
  }

  CheckIn report(String challenge, HealthReport health) {
    return new CheckIn(
        enrolment,
        nonce(),
        challenge,
        1,
        policyVersion,
        commandSequence,
        condition,
        List.of(),
        new Posture(
            new VaultDeclaration(VaultKind.SOFTWARE, false, false, false, false),
            Map.of(),
            Platform.LINUX,
            health),
        share,
        trail,
        "0.1.0",
        organisation.clock.instant());
  }

  Receipt receipt(Optional<String> command, Receipt.Outcome outcome) {
    return new Receipt(
        nonce(),
        command,
        enrolment,
        outcome,
        Reason.Code.WIPED_BY_ADMINISTRATOR,
        Receipt.Grade.BEST_EFFORT,
        List.of(),
        organisation.clock.instant(),
        organisation.clock.instant());
  }

  /** Checks in and lets {@code doIt} obey, once and in order, what it has not obeyed yet. */
  void obey(Consumer<Command> doIt) {
    try {
      for (Envelope each : checkIn().bundle().documents()) {
        if (each.kind() == DocumentKind.COMMAND) {
          Command command = root().verify(each, Wire.COMMAND, expect(enrolment)).body();
          if (command.sequence() > commandSequence) {
            commandSequence = command.sequence();
            doIt.accept(command);
          }
        }
      }
    } catch (DocumentRefusedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** That {@code command}, a LOCK or UNLOCK, was obeyed. */
  Receipt receipt(Command command) {
    return receipt(
        Optional.of(command.id()), Receipt.Outcome.valueOf(command.kind().name() + "ED"));
  }

  /** A stream of events, and what was read of it. */
  BufferedReader listen() {
    byte[] request = signed(Wire.LISTEN, new Listen(enrolment, nonce()));
    return new BufferedReader(
        new InputStreamReader(
            organisation.http().stream("/v1/events", request), StandardCharsets.UTF_8));
  }

  <T> TestHttp.Reply post(String path, DocumentType<T> type, T body) {
    return organisation.http().send("POST", path, signed(type, body));
  }

  /** A checkpoint's signature. */
  String proof(byte[] trail, long sequence, byte[] before) {
    try {
      return AuditChain.proof(signer, trail, sequence, before);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  <T> byte[] signed(DocumentType<T> type, T body) {
    return signedFor(invitation.tenant(), type, body);
  }

  <T> byte[] signedFor(String tenant, DocumentType<T> type, T body) {
    try {
      return DeviceDocuments.sign(type, body, signer, tenant, organisation.clock.instant())
          .toBytes();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  Expect expect(String target) {
    return new Expect(invitation.tenant(), target, 1, organisation.clock.instant());
  }

  TrustedRoot root() {
    return root.orElseThrow();
  }

  static String nonce() {
    return UUID.randomUUID().toString();
  }

  private Answer judged(TestHttp.Reply reply, String nonce) {
    try {
      if (reply.status() / 100 != 2) {
        throw new AssertionError(reply.text());
      }
      Bundle bundle = Bundle.parse(reply.text().getBytes(StandardCharsets.UTF_8));
      if (root.isEmpty()) {
        Envelope first = bundle.documents().get(0);
        root = Optional.of(TrustedRoot.first(first, invitation.tenant()));
      }
      DeviceState state = state(bundle.state());
      if (!state.nonce().equals(nonce)) {
        throw new AssertionError("the answer is to another request");
      }
      return new Answer(state, bundle);
    } catch (DocumentRefusedException e) {
      throw new AssertionError(e);
    }
  }

  private DeviceState state(Envelope envelope) throws DocumentRefusedException {
    // The first answer tells the enrolment's id; every later one must be for it.
    String target =
        enrolment.isEmpty()
            ? new String(envelope.payload(), StandardCharsets.UTF_8)
                .replaceAll("(?s).*\"target\":\"([^\"]+)\".*", "$1")
            : enrolment;
    return root().verify(envelope, Wire.STATE, expect(target)).body();
  }

  private record EcSigner(VerificationKey key, PrivateKey secret) implements Signer {
    static EcSigner fresh() {
      try {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        VerificationKey key =
            VerificationKey.of(Algorithm.ECDSA_P256_SHA256, pair.getPublic().getEncoded());
        return new EcSigner(key, pair.getPrivate());
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public byte[] sign(byte[] message) throws GeneralSecurityException {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(secret);
      signature.update(message);
      return signature.sign();
    }
  }
}
