package dev.cordon.bench.server;

import com.google.gson.JsonParser;
import dev.cordon.policy.protocol.CheckIn;
import dev.cordon.policy.protocol.Condition;
import dev.cordon.policy.protocol.ConsentForm;
import dev.cordon.policy.protocol.ConsentPoint;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Enrolment;
import dev.cordon.policy.protocol.Invitation;
import dev.cordon.policy.protocol.Listen;
import dev.cordon.policy.protocol.Platform;
import dev.cordon.policy.protocol.Posture;
import dev.cordon.policy.protocol.VaultDeclaration;
import dev.cordon.policy.protocol.VaultKind;
import dev.cordon.policy.protocol.health.HealthReport;
import dev.cordon.policy.protocol.health.HealthReport.Outcome;
import dev.cordon.policy.protocol.signed.DeviceDocuments;
import dev.cordon.policy.protocol.signed.DocumentType;
import dev.cordon.policy.protocol.wire.Bundle;
import dev.cordon.policy.protocol.wire.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A device without a container: a key and signed requests, so that thousands fit in here. */
final class RawDevice {
  private final HttpClient http;
  private final Invitation invitation;
  private final P256Signer signer = P256Signer.fresh();
  private String enrolment = "";

  private RawDevice(HttpClient http, Invitation invitation) {
    this.http = http;
    this.invitation = invitation;
  }

  static RawDevice enrol(HttpClient http, Invitation invitation)
      throws IOException, InterruptedException {
    RawDevice device = new RawDevice(http, invitation);
    Enrolment request =
        new Enrolment(
            invitation.code(),
            device.signer.key(),
            ConsentForm.current()
                .agree(Locale.ENGLISH, Set.of(ConsentPoint.values()), Instant.now()),
            nonce(),
            Platform.LINUX,
            "0.1.0");
    device.enrolment = target(device.send("/v1/enrolments", Wire.ENROLMENT, request));
    return device;
  }

  /** Opens the stream of nudges; it goes on until the server ends it. */
  <T> CompletableFuture<?> listen(BodyHandler<T> handler) {
    Listen request = new Listen(enrolment, nonce());
    return http.sendAsync(post("/v1/events", Wire.LISTEN, request), handler);
  }

  /** Reports; what is answered is not judged. */
  void checkIn(long policyVersion) throws IOException, InterruptedException {
    HttpRequest ask = HttpRequest.newBuilder(at("/v1/challenges/" + enrolment)).build();
    String answer = http.send(ask, BodyHandlers.ofString()).body();
    String challenge =
        JsonParser.parseString(answer).getAsJsonObject().get("challenge").getAsString();
    send("/v1/check-ins", Wire.CHECK_IN, report(challenge, policyVersion));
  }

  private CheckIn report(String challenge, long policyVersion) {
    return new CheckIn(
        enrolment,
        nonce(),
        challenge,
        1,
        policyVersion,
        0,
        Condition.LOCKED,
        List.of(),
        new Posture(
            new VaultDeclaration(VaultKind.SOFTWARE, false, false, false, false),
            Map.of(),
            Platform.LINUX,
            new HealthReport(challenge, Map.of(), Outcome.CLEAN, Set.of())),
        Optional.empty(),
        Optional.empty(),
        "0.1.0",
        Instant.now());
  }

  private <T> byte[] send(String path, DocumentType<T> type, T body)
      throws IOException, InterruptedException {
    var response = http.send(post(path, type, body), BodyHandlers.ofByteArray());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(path + ": " + new String(response.body(), StandardCharsets.UTF_8));
    }
    return response.body();
  }

  private <T> HttpRequest post(String path, DocumentType<T> type, T body) {
    return HttpRequest.newBuilder(at(path))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(signed(type, body)))
        .build();
  }

  private URI at(String path) {
    return invitation.server().resolve(path);
  }

  private <T> byte[] signed(DocumentType<T> type, T body) {
    try {
      return DeviceDocuments.sign(type, body, signer, invitation.tenant(), Instant.now()).toBytes();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For whom the server's first answer is. */
  private static String target(byte[] answer) throws IOException {
    try {
      byte[] payload = Bundle.parse(answer).state().payload();
      String text = new String(payload, StandardCharsets.UTF_8);
      return JsonParser.parseString(text).getAsJsonObject().get("target").getAsString();
    } catch (DocumentRefusedException e) {
      throw new IOException(e);
    }
  }

  private static String nonce() {
    return UUID.randomUUID().toString();
  }
}
