package dev.cordon.policy.protocol.wire;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Platform;
import dev.cordon.policy.protocol.Posture;
import dev.cordon.policy.protocol.Protection;
import dev.cordon.policy.protocol.ProtectionLevel;
import dev.cordon.policy.protocol.VaultDeclaration;
import dev.cordon.policy.protocol.VaultKind;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import java.util.EnumMap;
import java.util.Map;

/** A device's security status; the server stores it as such, so it is a codec of its own. */
public final class PostureCodec implements Codec<Posture> {
  private final HealthReportCodec health = new HealthReportCodec();

  @Override
  public JsonObject write(Posture posture) {
    JsonObject protections = new JsonObject();
    posture
        .protections()
        .forEach((protection, level) -> protections.addProperty(protection.name(), level.name()));
    JsonObject json = new JsonObject();
    json.add("vault", write(posture.vault()));
    json.add("protections", protections);
    json.addProperty("platform", posture.platform().name());
    json.add("health", health.write(posture.health()));
    return json;
  }

  @Override
  public Posture read(Fields fields) throws DocumentRefusedException {
    Fields named = fields.object("protections");
    Map<Protection, ProtectionLevel> protections = new EnumMap<>(Protection.class);
    for (Protection protection : Protection.values()) {
      String name = protection.name();
      if (named.has(name)) {
        protections.put(protection, named.choice(name, ProtectionLevel.values(), Enum::name));
      }
    }
    Platform platform = fields.choice("platform", Platform.values(), Enum::name);
    return new Posture(
        vault(fields.object("vault")), protections, platform, health.read(fields.object("health")));
  }

  private static JsonObject write(VaultDeclaration vault) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", vault.kind().name());
    json.addProperty("nonExportable", vault.nonExportable());
    json.addProperty("destroyable", vault.destroyable());
    json.addProperty("rollbackResistant", vault.rollbackResistant());
    json.addProperty("guessBound", vault.guessBound());
    return json;
  }

  private static VaultDeclaration vault(Fields fields) throws DocumentRefusedException {
    return new VaultDeclaration(
        fields.choice("kind", VaultKind.values(), Enum::name),
        fields.flag("nonExportable"),
        fields.flag("destroyable"),
        fields.flag("rollbackResistant"),
        fields.flag("guessBound"));
  }
}
