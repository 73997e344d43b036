package dev.cordon.policy.protocol.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.crypto.P256Signer;
import dev.cordon.policy.protocol.crypto.Signer;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.signed.DeviceDocuments;
import dev.cordon.policy.protocol.signed.Document;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.signed.KeyCodec;
import dev.cordon.policy.protocol.signed.SignedText;
import dev.cordon.policy.protocol.signed.Tenant;
import dev.cordon.policy.protocol.wire.Samples;
import dev.cordon.policy.protocol.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes {@code docs/vectors/documents.json} anew, with new keys that nobody keeps. Needed only
 * when a document's form changes; the results are written by hand here, never taken from the code.
 */
final class WriteVectors {
  private static final Instant NOW = Tenant.NOW;
  private static final Instant LATER = NOW.plus(Duration.ofDays(365));
  private static final String POLICY_TEXT = "{\"access\":{\"idleLockSeconds\":60}}";

  private final Tenant tenant = new Tenant();
  private final Tenant other = new Tenant();
  private final P256Signer device = new P256Signer();
  private final JsonArray cases = new JsonArray();

  private WriteVectors() {}

  /** Writes to the file that the argument names. */
  public static void main(String... arguments) throws IOException, GeneralSecurityException {
    WriteVectors writer = new WriteVectors();
    writer.roots();
    writer.policies();
    writer.commands();
    writer.devices();
    JsonObject file = new JsonObject();
    file.add("cases", writer.cases);
    String text = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(file);
    Files.writeString(Path.of(arguments[0]), text + "\n");
  }

  private void roots() {
    List<Signer> one = List.of(tenant.rootSigners.get(0));
    List<Signer> twice = List.of(one.get(0), one.get(0));
    Tenant next = new Tenant();
    List<Signer> newKeys = next.rootSigners;
    List<Signer> both = new ArrayList<>(tenant.rootSigners);
    both.addAll(newKeys);
    root("the first root is the one that the tenant's id names", "accepted", tenant.id, first());
    root("another organisation's root", "DOCUMENT_WRONG_TARGET", other.id, first());
    Envelope half = Tenant.root("", 1, tenant.rootBody(), one);
    root("one of two signatures", "DOCUMENT_BAD_SIGNATURE", half.payloadSha256(), half);
    Envelope same = Tenant.root("", 1, tenant.rootBody(), twice);
    root("the same key twice", "DOCUMENT_BAD_SIGNATURE", same.payloadSha256(), same);
    root("new keys, signed by old and new", "accepted", tenant.id, first(), later(2, next, both));
    root(
        "new keys, signed by the new alone",
        "DOCUMENT_BAD_SIGNATURE",
        tenant.id,
        first(),
        later(2, next, newKeys));
    root(
        "new keys, signed by the old alone",
        "DOCUMENT_BAD_SIGNATURE",
        tenant.id,
        first(),
        later(2, next, tenant.rootSigners));
    root("a version left out", "DOCUMENT_MALFORMED", tenant.id, first(), later(3, next, both));
    root(
        "the same version again", "DOCUMENT_ROLLED_BACK", tenant.id, first(), later(1, next, both));
  }

  private Envelope first() {
    return tenant.rootOne;
  }

  private Envelope later(long version, Tenant keys, List<Signer> signers) {
    return Tenant.root(tenant.id, version, keys.rootBody(), signers);
  }

  private void policies() throws GeneralSecurityException {
    Envelope good = policy(tenant.id, 3, tenant.policy);
    policy("a policy", "accepted", good, 3, NOW);
    policy(
        "a policy by the command's key",
        "DOCUMENT_BAD_SIGNATURE",
        policy(tenant.id, 3, tenant.command),
        3,
        NOW);
    policy(
        "another organisation's policy",
        "DOCUMENT_WRONG_TARGET",
        policy(other.id, 3, tenant.policy),
        3,
        NOW);
    policy("an older policy than was seen", "DOCUMENT_ROLLED_BACK", good, 4, NOW);
    policy("a policy at the moment of its expiry", "DOCUMENT_EXPIRED", good, 3, LATER);
    policy(
        "a value beyond its bound",
        "DOCUMENT_OUT_OF_RANGE",
        text("{\"access\":{\"maxAttempts\":2}}"),
        1,
        NOW);
    policy(
        "a critical setting that nobody knows",
        "DOCUMENT_UNKNOWN_CRITICAL",
        text("{\"critical\":[\"access.later\"]}"),
        1,
        NOW);
    policy("an unknown setting is ignored", "accepted", text("{\"access\":{\"later\":1}}"), 1, NOW);
    policy("a member twice", "DOCUMENT_MALFORMED", text("{\"access\":{},\"access\":{}}"), 1, NOW);
    policy("a good policy in plain text", "accepted", text(POLICY_TEXT), 1, NOW);
    JsonObject flipped = good.toJson();
    flipped.addProperty("payload", text(POLICY_TEXT).toJson().get("payload").getAsString());
    document(
        "another payload under the signature",
        "DOCUMENT_BAD_SIGNATURE",
        "policy",
        flipped,
        "devices",
        1,
        NOW);
    JsonObject unknown = good.toJson();
    unknown.addProperty("payloadType", "application/vnd.cordon.policy.v9+json");
    document(
        "a form of a later time", "DOCUMENT_UNKNOWN_FORMAT", "policy", unknown, "devices", 1, NOW);
  }

  private Envelope text(String body) throws GeneralSecurityException {
    String payload =
        "{\"type\":\"policy\",\"tenant\":\""
            + tenant.id
            + "\",\"target\":\"devices\",\"version\":1,"
            + "\"issued\":\""
            + NOW
            + "\",\"expires\":\""
            + LATER
            + "\",\"body\":"
            + body
            + "}";
    return SignedText.sign(Wire.POLICY.kind(), payload.getBytes(UTF_8), tenant.policy);
  }

  private Envelope policy(String of, long version, Signer signer) {
    return Tenant.sign(
        Wire.POLICY,
        new Document<>(of, Document.DEVICES, version, NOW, LATER, Policy.DEFAULT),
        List.of(signer));
  }

  private void commands() {
    Command wipe = new Command("c1", Command.Kind.WIPE, "e1", 4, "紛失");
    Envelope command =
        Tenant.sign(
            Wire.COMMAND,
            new Document<>(tenant.id, "e1", 4, NOW, LATER, wipe),
            List.of(tenant.command));
    document("a command", "accepted", "command", command.toJson(), "e1", 4, NOW);
    document(
        "another device's command",
        "DOCUMENT_WRONG_TARGET",
        "command",
        command.toJson(),
        "e2",
        4,
        NOW);
    document(
        "a command of before", "DOCUMENT_ROLLED_BACK", "command", command.toJson(), "e1", 5, NOW);
    document(
        "a command where a policy belongs",
        "DOCUMENT_MALFORMED",
        "policy",
        command.toJson(),
        "e1",
        4,
        NOW);
  }

  private void devices() throws GeneralSecurityException {
    Envelope checkIn =
        DeviceDocuments.sign(Wire.CHECK_IN, Samples.CHECK_IN, device, tenant.id, NOW);
    device("a check-in", "accepted", "check-in", checkIn, device, NOW);
    device(
        "a check-in by another device",
        "DOCUMENT_BAD_SIGNATURE",
        "check-in",
        checkIn,
        new P256Signer(),
        NOW);
    device(
        "a check-in ten minutes later",
        "DOCUMENT_EXPIRED",
        "check-in",
        checkIn,
        device,
        NOW.plus(DeviceDocuments.VALIDITY));
    device(
        "a check-in of the future",
        "DOCUMENT_EXPIRED",
        "check-in",
        checkIn,
        device,
        NOW.minus(Duration.ofMinutes(11)));
    Envelope receipt = DeviceDocuments.sign(Wire.RECEIPT, Samples.RECEIPT, device, tenant.id, NOW);
    device("a receipt never expires", "accepted", "receipt", receipt, device, LATER);
    device(
        "a receipt where a check-in belongs",
        "DOCUMENT_MALFORMED",
        "check-in",
        receipt,
        device,
        NOW);
    Envelope enrolment =
        DeviceDocuments.sign(
            Wire.ENROLMENT, Samples.enrolment(device.key()), device, tenant.id, NOW);
    device(
        "an enrolment by the key that it names", "accepted", "enrolment", enrolment, device, NOW);
    Envelope stranger =
        DeviceDocuments.sign(
            Wire.ENROLMENT, Samples.enrolment(device.key()), new P256Signer(), tenant.id, NOW);
    device(
        "an enrolment by another key",
        "DOCUMENT_BAD_SIGNATURE",
        "enrolment",
        stranger,
        device,
        NOW);
  }

  private void root(String name, String result, String id, Envelope... roots) {
    JsonObject json = named(name, result);
    JsonArray list = new JsonArray();
    for (Envelope root : roots) {
      list.add(root.toJson());
    }
    json.addProperty("tenant", id);
    json.add("roots", list);
    cases.add(json);
  }

  private void policy(String name, String result, Envelope policy, long least, Instant now) {
    document(name, result, "policy", policy.toJson(), Document.DEVICES, least, now);
  }

  private void document(
      String name,
      String result,
      String type,
      JsonObject json,
      String target,
      long least,
      Instant now) {
    root(name, result, tenant.id, first());
    JsonObject last = cases.get(cases.size() - 1).getAsJsonObject();
    last.addProperty("type", type);
    last.addProperty("target", target);
    last.addProperty("minVersion", least);
    last.addProperty("now", now.toString());
    last.add("document", json);
  }

  private void device(
      String name, String result, String type, Envelope document, P256Signer key, Instant now) {
    JsonObject json = named(name, result);
    json.addProperty("tenant", tenant.id);
    json.addProperty("type", type);
    json.addProperty("now", now.toString());
    json.add("device", new KeyCodec().write(key.key()));
    json.add("document", document.toJson());
    cases.add(json);
  }

  private static JsonObject named(String name, String result) {
    if (!result.equals(Vector.ACCEPTED)) {
      Reason.Code.valueOf(result); // a slip of the pen would stay unnoticed
    }
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    json.addProperty("result", result);
    return json;
  }
}
