package dev.cordon.server.admin;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.Invitation;
import dev.cordon.policy.protocol.crypto.Sha256;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Refused;
import dev.cordon.server.issue.Tenant;
import dev.cordon.server.register.AuditTrail;
import dev.cordon.server.register.AuditTrail.Action;
import dev.cordon.server.register.Invitations;
import dev.cordon.server.register.Ownership;
import dev.cordon.server.register.Register;
import dev.cordon.server.secret.RandomText;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code POST /v1/admin/invitations}. The code leaves in the answer; its hash stays. */
public final class InvitationEndpoint implements Doorkeeper.Guarded {
  private static final Pattern LABEL = Pattern.compile("\\P{Cntrl}{1,100}");
  private static final int MAX_HOURS = 24 * 90;
  private static final int DEFAULT_HOURS = 72;

  private final Reachable reachable;
  private final Register register;
  private final RandomText words;
  private final Clock clock;

  @Inject
  public InvitationEndpoint(Reachable reachable, Register register, RandomText words, Clock clock) {
    this.reachable = reachable;
    this.register = register;
    this.words = words;
    this.clock = clock;
  }

  /**
   * How devices find the server and know it.
   *
   * @param tlsPin the pin of its TLS key
   */
  public record Reachable(URI address, String tlsPin, Tenant tenant) {}

  private record Wanted(String label, Ownership ownership, long hours) {}

  @Override
  public Answer answer(Call call, String administrator) throws Refused {
    Wanted wanted =
        call.read(
            fields ->
                new Wanted(
                    fields.text("label", LABEL),
                    OwnerEndpoints.read(fields),
                    fields.has("validHours")
                        ? fields.number("validHours", 1, MAX_HOURS)
                        : DEFAULT_HOURS));
    Invitation invitation =
        new Invitation(
            reachable.address(), words.code(), reachable.tlsPin(), reachable.tenant().id());
    Instant now = clock.instant();
    Instant expires = now.plus(Duration.ofHours(wanted.hours()));
    String codeSha256 = Sha256.hex(invitation.code().getBytes(StandardCharsets.UTF_8));
    Invitations.Stored stored =
        new Invitations.Stored(wanted.label(), wanted.ownership(), expires, Optional.empty());
    register.transaction(
        tables -> {
          OwnerEndpoints.mustExist(wanted.ownership(), tables);
          tables.invitations().add(codeSha256, stored, administrator, now);
          tables
              .auditTrail()
              .add(new AuditTrail.Event(now, administrator, Action.INVITED, wanted.label()));
          return tables;
        });
    JsonObject json = new JsonObject();
    json.addProperty("invitation", invitation.toText());
    json.addProperty("expires", expires.toString());
    return Answer.json(201, json);
  }
}
