package dev.cordon.policy.protocol.policy;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The policy as JSON: groups of settings, named as in {@code docs/protocol.md}. A setting that is
 * absent has its default. One that this version does not know is ignored, unless the document lists
 * it under {@code critical}: then the document is refused, because the app is too old for it. A
 * value out of range refuses the whole document and names its path.
 */
public final class PolicyCodec implements Codec<Policy> {
  private static final int MAX_CRITICAL = 1_000;
  private static final Pattern SETTING = Pattern.compile("[A-Za-z0-9.]{1,128}");

  private final TransferCodec transfer = new TransferCodec();
  private final AccessCodec access;
  private final PostureRulesCodec posture = new PostureRulesCodec();
  private final LeaseCodec lease = new LeaseCodec();
  private final NetworkCodec network;
  private final BrowserCodec browser = new BrowserCodec();
  private final AuditCodec audit = new AuditCodec();

  /** For policies that arrive, or are written by an administrator. */
  public PolicyCodec() {
    this(AccessCodec.said(), NetworkCodec.said());
  }

  private PolicyCodec(AccessCodec access, NetworkCodec network) {
    this.access = access;
    this.network = network;
  }

  /**
   * For the policy that a device keeps: one that an earlier version accepted stays in force, also
   * where rules for new ones got stricter.
   */
  public static PolicyCodec ofKept() {
    return new PolicyCodec(AccessCodec.kept(), NetworkCodec.kept());
  }

  @Override
  public JsonObject write(Policy policy) {
    JsonObject json = new JsonObject();
    json.add("transfer", transfer.write(policy.transfer()));
    json.add("access", access.write(policy.access()));
    json.add("posture", posture.write(policy.posture()));
    json.add("lease", lease.write(policy.lease()));
    json.add("network", network.write(policy.network()));
    json.add("browser", browser.write(policy.browser()));
    json.add("audit", audit.write(policy.audit()));
    return json;
  }

  @Override
  public Policy read(Fields fields) throws DocumentRefusedException {
    List<String> critical = List.of();
    if (fields.has("critical")) {
      critical = fields.texts("critical", SETTING, MAX_CRITICAL);
    }
    Policy policy =
        new Policy(
            transfer.read(fields.group("transfer")),
            access.read(fields.group("access")),
            posture.read(fields.group("posture")),
            lease.read(fields.group("lease")),
            network.read(fields.group("network")),
            browser.read(fields.group("browser")),
            audit.read(fields.group("audit")));
    mustKnow(critical, fields);
    return policy;
  }

  private static void mustKnow(List<String> critical, Fields fields)
      throws DocumentRefusedException {
    for (String setting : critical) {
      if (!fields.asked().contains(setting)) {
        throw new DocumentRefusedException(
            Reason.of(Reason.Code.DOCUMENT_UNKNOWN_CRITICAL, setting));
      }
    }
  }
}
